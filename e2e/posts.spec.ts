import type { Locator, Page } from '@playwright/test';
import { violations } from './axe';
import { elsewhere } from './browsers';
import { expect, test } from './fixtures';
import { aPhoto, openShopWith } from './owning';

/** The catalogue is looked at in the background, after every other job. */
const patiently = { timeout: 60_000 };

async function middleOf(dot: Locator) {
  const box = await dot.boundingBox();
  return box && { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
}

/** The photo of the shop's product, as anybody may fetch it. */
async function photoOf(page: Page, product: string) {
  const [, key] = /\/media\/([\w-]+)\//.exec(await (await page.request.get(product)).text()) ?? [];
  return {
    name: 'bowl.webp',
    mimeType: 'image/webp',
    buffer: await (await page.request.get(`/media/${key}/1280`)).body(),
  };
}

test('an owner tags what her photos show, schedules the post, publishes it, and a visitor opens what is tagged', async ({
  page,
  app,
  browser,
}) => {
  await app.signUp(app.newPerson());
  const { handle, product } = await openShopWith(page, 'Clay bowl', '20');
  await page.goto(`/studio/${handle}/products`);
  await expect(async () => {
    await page.reload();
    await expect(page.getByText('Found by picture')).toBeVisible({ timeout: 1_000 });
  }).toPass(patiently);

  await page.goto(`/studio/${handle}/updates`);
  await page.getByRole('textbox', { name: 'What is new?' }).fill('Fresh from the kiln');
  await page.getByLabel('Pick photos').setInputFiles([await photoOf(page, product), await aPhoto('bench')]);
  await page.getByRole('button', { name: 'Clay bowl, proposed' }).first().click();
  await page.getByRole('button', { name: 'Yes, tag Clay bowl here' }).click();
  const dot = page.getByRole('button', { name: 'Clay bowl, tagged' });
  await expect(dot).toBeFocused();
  const before = await middleOf(dot);
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByText(/^Clay bowl: \d+% from the left/)).toBeAttached();
  await expect.poll(() => middleOf(dot)).not.toEqual(before);
  expect(await violations(page)).toEqual([]);

  await page.getByRole('button', { name: 'Tag a product on photo 2' }).press('Enter');
  await page.getByLabel('Which product is here?').fill('clay');
  await page.getByRole('button', { name: 'Clay bowl', exact: true }).click();
  await expect(dot).toHaveCount(2);

  await page.getByText('Publish later').click();
  const coming = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 16);
  await page.getByLabel('Day and time').fill(coming);
  await page.getByRole('button', { name: 'Schedule' }).click();
  await expect(page.getByText('Scheduled. Until then')).toBeVisible();
  const { page: visitor } = await elsewhere(browser);
  await visitor.goto(`/${handle}?tab=updates`);
  await expect(visitor.getByText('No posts yet')).toBeVisible();

  await page.getByRole('link', { name: 'Scheduled 1' }).click();
  await page.getByRole('link', { name: 'Edit' }).click();
  await page.waitForURL(/\/updates\/pst_/);
  await expect(page.getByLabel('Day and time')).toHaveValue(coming);
  await expect(dot).toHaveCount(2);
  await page.getByRole('button', { name: 'Publish now' }).click();
  await expect(page.getByText('Your post is on the page.')).toBeVisible();

  await visitor.reload();
  await visitor.getByRole('list', { name: 'On this picture' }).first().locator('summary').click();
  expect(await violations(visitor)).toEqual([]);
  await visitor.getByRole('list', { name: 'On this picture' }).first().getByRole('link', { name: 'Clay bowl' }).click();
  await expect(visitor.getByRole('heading', { level: 1, name: 'Clay bowl' })).toBeVisible();
  await visitor.context().close();
});
