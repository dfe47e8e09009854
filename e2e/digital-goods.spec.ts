import { readFile } from 'node:fs/promises';
import { violations } from './axe';
import { elsewhere } from './browsers';
import { orderOfTap, payButton } from './buying';
import { expect, test } from './fixtures';
import { editProduct, openShopWith } from './owning';

test('a pattern is sold as a file, which its buyer downloads and nobody else', async ({ page, app, browser }) => {
  test.slow();
  await app.signUp(app.newPerson());
  const { handle, product } = await openShopWith(page, 'Scarf pattern', '9');
  await editProduct(page, handle, 'Scarf pattern');
  const editor = page.url().replace(/\?.*$/, '');
  await page.getByLabel('How buyers get it').selectOption('Delivered as files');
  await page.getByRole('button', { name: 'Save' }).last().click();
  await expect(
    page.getByRole('alert').getByText('A file is needed before this can be on sale.', { exact: false }),
  ).toBeVisible();
  await page.goto(`${editor}/files`);
  await page.getByLabel('Choose a file').setInputFiles({
    ...{ name: 'Scarf.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 knit one, purl one') },
  });
  await expect(page.getByText('Scarf.pdf', { exact: true })).toBeVisible();
  // What came is shown anew, its title last.
  await expect(page).toHaveTitle(/\S/);
  expect(await violations(page)).toEqual([]);
  await page.goto(editor);
  await page.getByLabel('How buyers get it').selectOption('Delivered as files');
  await page.getByRole('button', { name: 'Save' }).last().click();
  await expect(page.getByRole('status').getByText('Saved')).toBeVisible();

  const shopper = await elsewhere(browser);
  await shopper.signUpReadyToPay();
  const buyer = shopper.page;
  await buyer.goto(product);
  await expect(buyer.getByText('Files, 1 PDF, 1 kB, to download after paying')).toBeVisible();
  await expect(payButton(buyer)).toContainText('$9.00');
  await payButton(buyer).click();
  await buyer.goto((await orderOfTap(buyer)).path);
  await expect(
    buyer.getByText('You can download them as soon as the payment is through', { exact: false }),
  ).toBeVisible();
  const link = buyer.getByRole('link', { name: 'Download Scarf.pdf' });
  await expect(async () => {
    await buyer.reload();
    await expect(link).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 40_000 });
  expect(await violations(buyer)).toEqual([]);
  const [download] = await Promise.all([buyer.waitForEvent('download'), link.click()]);
  expect(download.suggestedFilename()).toBe('Scarf.pdf');
  expect(await readFile(await download.path(), 'utf8')).toBe('%PDF-1.7 knit one, purl one');
  const address = (await link.getAttribute('href')) ?? '';
  const part = await buyer.request.get(address, { headers: { Range: 'bytes=9-12' } });
  expect([part.status(), await part.text(), part.headers()['content-range']]).toEqual([206, 'knit', 'bytes 9-12/27']);
  expect(part.headers()['cache-control']).toBe('private, no-store');
  expect((await page.request.get(address)).status()).toBe(404);
  await page.goto(`/studio/${handle}/orders`);
  await expect(page.getByText('Delivered as files')).toBeVisible();
});
