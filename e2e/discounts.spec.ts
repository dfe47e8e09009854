import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures';
import { openShopWith } from './owning';

test('an owner makes a code, and whoever has it pays less by what its owner was shown', async ({ page, app }) => {
  await app.signUp(app.newPerson());
  const { handle, product } = await openShopWith(page, 'Sand bowl', '80.00');
  await page.goto(`/studio/${handle}/discounts`);
  await page.getByRole('link', { name: 'New discount' }).click();
  await page.getByLabel('Name').fill('Spring');
  await page.getByRole('textbox', { name: 'Code' }).fill('spring-20');
  await page.getByRole('textbox', { name: 'Percent' }).fill('20');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('An order of $80.00 and $0.00 delivery pays $64.00.')).toBeVisible();

  await page.goto(`${product}?code=spring-20`);
  await expect(page.getByText('Pay $80.00')).toBeVisible();
  await page.getByRole('button', { name: 'Use it' }).click();
  await expect(page.getByText('Code SPRING-20 is in the total.')).toBeVisible();
  await expect(page.getByText('Pay $64.00')).toBeVisible();
  await page.getByRole('button', { name: 'Take out SPRING-20' }).click();
  await expect(page.getByText('Pay $80.00')).toBeVisible();
});

test('codes are made by the hundred and taken along as a file', async ({ page, app }) => {
  await app.signUp(app.newPerson());
  const { handle } = await openShopWith(page, 'Sand bowl', '80.00');
  await page.goto(`/studio/${handle}/discounts/new`);
  await page.getByLabel('Name').fill('Friends');
  await page.getByRole('textbox', { name: 'Code' }).fill('friends');
  await page.getByRole('textbox', { name: 'Percent' }).fill('10');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('textbox', { name: 'How many codes' }).fill('120');
  await page.getByRole('button', { name: 'Make codes' }).click();
  await expect(page.getByText('The codes are made. They are in the file.')).toBeVisible();
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download all codes (CSV)' }).click();
  const lines = readFileSync(await (await coming).path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(lines).toHaveLength(122);
});
