import { scriptless } from './browsers';
import { expect, test } from './fixtures';
import { openShopWith } from './owning';

test('prices are pasted into the grid, saved, and taken back', async ({ page, app, browser }) => {
  await app.signUp(app.newPerson());
  const { handle } = await openShopWith(page, 'Linen apron', '30');
  await page.goto(`/studio/${handle}/products`);
  await page.getByRole('link', { name: 'Edit as a grid' }).click();
  const grid = page.getByRole('grid', { name: 'Edit many at once' });
  const cell = (column: number) => grid.getByRole('gridcell').nth(column);
  await cell(1).click();
  await page.keyboard.type('45,5');
  await page.keyboard.press('Tab');
  await page.keyboard.type('many');
  await page.keyboard.press('Enter');
  await expect(cell(1)).toHaveText('45.5');
  await expect(cell(2)).toHaveAttribute('aria-invalid', 'true');
  await expect(grid.getByText('Type a whole number.')).toBeAttached();
  await page.reload();
  await expect(cell(2)).toContainText('many');
  await cell(2).click();
  await cell(2).evaluate((element) => {
    const data = new DataTransfer();
    data.setData('text/plain', '12\t"AP ""1"""\r\n');
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
  });
  await expect(cell(3)).toHaveText('AP "1"');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('1 product is saved.')).toBeVisible();
  await cell(1).click();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('1 product is as it was before.')).toBeVisible();
  await expect(cell(1)).toHaveText('30.00');
  await page.keyboard.press('Control+Shift+z');
  await expect(cell(1)).toHaveText('45.50');

  const plain = await scriptless(page, browser);
  await plain.goto(`/studio/${handle}/products/grid`);
  await expect(plain.getByLabel('Stock')).toHaveValue('12');
  await plain.getByLabel('Price (USD)').fill('41');
  await plain.getByRole('button', { name: 'Save' }).click();
  await expect(plain.getByLabel('Price (USD)')).toHaveValue('41.00');
  await plain.context().close();
});

test('stock is kept by place, and says what happened to it', async ({ page, app }) => {
  await app.signUp(app.newPerson());
  const { handle } = await openShopWith(page, 'Linen apron', '30');
  await page.goto(`/studio/${handle}/settings/places`);
  for (const name of ['Workshop', 'Market stall']) {
    await page.getByText('Add a place').first().click();
    await page.getByRole('textbox', { name: 'Name of the place' }).last().fill(name);
    await page.getByRole('button', { name: 'Add a place' }).click();
    await expect(page.getByText(name, { exact: true })).toBeVisible();
  }
  await page.goto(`/studio/${handle}/products`);
  await page.getByRole('link', { name: 'Linen apron' }).click();
  await page.getByRole('link', { name: 'Stock and its history' }).click();
  await page.getByLabel('What happened').selectOption('Moved to another place');
  await page.getByLabel('How many').fill('2');
  await page.getByLabel('Moved to').selectOption('Market stall');
  await page.getByRole('button', { name: 'Adjust the stock' }).click();
  await expect(page.getByText('The stock is adjusted.')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Moved to another place · Market stall' })).toContainText(
    '+2',
  );
});
