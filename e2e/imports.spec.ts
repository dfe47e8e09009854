import type { Page } from '@playwright/test';
import { violations } from './axe';
import { expect, test } from './fixtures';
import { openShopWith } from './owning';

const head =
  'Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price';
const shop = [
  head,
  'wool-hat,Wool hat,<p>Warm.</p>,Atlas,Hats,wool,TRUE,Size,S,H-S,3,19.90',
  'wool-hat,,,,,,,,M,H-M,4,21.90',
  'tea-cup,Tea cup,,Kumo,Ceramics,,TRUE,Title,Default Title,C-1,9,12.00',
  ',,,,,,TRUE,Title,Default Title,N-1,1,5.00',
].join('\r\n');

const file = (text: string) => ({ name: 'shop.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

async function drop(page: Page, handle: string, text: string): Promise<void> {
  await page.goto(`/studio/${handle}/import`);
  await page.getByLabel('Choose a file').setInputFiles(file(text));
  await expect(page.getByRole('heading', { level: 1, name: 'shop.csv' })).toBeVisible();
  await expect(page.getByText('ready to import')).toBeVisible();
}

const outcome = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) }).getByRole('cell');

test('a catalogue file shows what it would do, does it, and is undone', async ({ page, app }) => {
  await app.signUp(app.newPerson());
  const { handle } = await openShopWith(page, 'Clay bowl', '20');
  await page.goto(`/studio/${handle}/products`);
  await page.getByRole('link', { name: 'Import', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Import a catalogue' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await drop(page, handle, shop);
  await expect(outcome(page, 'New')).toHaveText(['2', '3']);
  await expect(outcome(page, 'Refused')).toHaveText(['1', '1']);
  await expect(outcome(page, 'In the file')).toHaveText(['3', '4']);
  const hat = page.getByRole('listitem').filter({ hasText: 'Wool hat' });
  await expect(hat).toContainText('$19.90 – $21.90 · a draft');
  await expect(page.getByText('Line 5').first()).toBeVisible();
  await expect(page.getByText('The title is missing.')).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await page.getByRole('button', { name: 'Import 2 products' }).click();
  await expect(page.getByRole('button', { name: 'Undo the import' })).toBeVisible();
  await page.getByRole('link', { name: 'Wool hat' }).click();
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Wool hat');

  await drop(page, handle, shop);
  await expect(outcome(page, 'As they are')).toHaveText(['2', '3']);
  await expect(page.getByRole('button', { name: /^Import \d/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Drop the file' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Import a catalogue' })).toBeVisible();
  await page
    .getByRole('link', { name: /shop\.csv/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Undo the import' }).click();
  await expect(page.getByText(/· undone$/)).toBeVisible();
  await expect(page.getByText('2 products were taken away.')).toBeVisible();
  await page.getByRole('link', { name: 'See the products' }).click();
  await expect(page.getByText('Clay bowl')).toBeVisible();
  await expect(page.getByText('Wool hat')).toHaveCount(0);
});

test('what a file says of collections fills them, goes out again, and is taken back with the import', async ({
  page,
  app,
}) => {
  await app.signUp(app.newPerson());
  const { handle } = await openShopWith(page, 'Clay bowl', '20');
  const hats = [
    'Handle,Title,Variant Price,Variant Inventory Qty,Collection',
    'hat,Wool hat,19.90,3,Warm',
    'cap,Cap,9.00,3,Warm',
  ];
  await drop(page, handle, hats.join('\r\n'));
  await page.getByRole('button', { name: 'Import 2 products' }).click();
  const undo = page.getByRole('button', { name: 'Undo the import' });
  await expect(undo).toBeVisible();
  const report = page.url();
  await page.goto(`/studio/${handle}/collections`);
  await page.getByRole('link', { name: 'Warm' }).click();
  await expect(page.getByRole('main')).toContainText(/Wool hat.*Cap/s);
  expect(await (await page.request.get(`/studio/${handle}/export/shopify.csv`)).text()).toMatch(/,Warm\r\n/);
  await page.goto(report);
  await undo.click();
  await expect(page.getByText(/· undone$/)).toBeVisible();
  await page.goto(`/studio/${handle}/collections`);
  await expect(page.getByRole('link', { name: 'Warm' })).toHaveCount(0);
});

test('a plain sheet is read by the columns its owner names, in Arabic on a phone @phone-only', async ({
  page,
  app,
}) => {
  await app.signUp(app.newPerson());
  const { handle } = await openShopWith(page, 'Clay bowl', '20');
  await page.goto(`/ar/studio/${handle}/import`);
  await page.getByLabel('اختر ملفًا').setInputFiles(file('Artikel;Was kostet es;Lager\nHut;19,90;3\nTasse;12,00;9\n'));
  await expect(page.getByText('جاهز للاستيراد')).toBeVisible();
  await page.getByRole('combobox', { name: /^العنوان/ }).selectOption('Artikel');
  await page.getByRole('combobox', { name: /^السعر(?! السابق)/ }).selectOption('Was kostet es');
  await page.getByRole('combobox', { name: /^المخزون/ }).selectOption('Lager');
  await page.getByRole('button', { name: 'اقرأه من جديد' }).click();
  await expect(page.getByRole('button', { name: /^استورد/ })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide).toBe(0);
});

test('what cannot be read says so, and the shop is as it was', async ({ page, app }) => {
  await app.signUp(app.newPerson());
  const { handle } = await openShopWith(page, 'Clay bowl', '20');
  await page.goto(`/studio/${handle}/import`);
  await page
    .getByLabel('Choose a file')
    .setInputFiles({ name: 'a.pdf', mimeType: 'text/csv', buffer: Buffer.from('%PDF-1.4\u0000\u0001') });
  await expect(page.getByText('cannot be read')).toBeVisible();
  await expect(page.getByText(/does not see products|broken/)).toBeVisible();
  await page.getByRole('button', { name: 'Drop the file' }).click();
});

test('pictures that did not come are said first, asked for again, and counted before drafts go on sale', async ({
  page,
  app,
}) => {
  await app.signUp(app.newPerson());
  const { handle } = await openShopWith(page, 'Clay bowl', '20');
  const far = 'https://pictures.invalid/cup.png';
  await drop(page, handle, `Handle,Title,Variant Price,Image Src\ncup,Tea cup,12.00,${far}\npot,Tea pot,30.00,${far}`);
  await page.getByRole('button', { name: 'Import 2 products' }).click();
  const alert = page.getByRole('alert').filter({ hasText: '2 pictures did not come.' });
  await expect(alert).toBeVisible();
  await expect(page.getByText('Picture: The picture did not come.').first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await alert.getByRole('button', { name: 'Try them again' }).click();
  await expect(page.getByRole('button', { name: 'Pause' })).toHaveCount(0);
  await expect(alert).toBeVisible();

  await page.getByRole('link', { name: 'Look over the drafts and put them on sale' }).click();
  await expect(page.getByText('2 have no picture')).toBeVisible();
  await page.getByRole('checkbox', { name: /Tea cup/ }).check();
  await expect(page.getByText('1 has no picture')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Publish 1 product' }).click();
  await expect(page.getByRole('checkbox', { name: /Tea cup/ })).toHaveCount(0);
  await page.goto(`/studio/${handle}/products?show=draft`);
  await expect(page.getByText('Tea cup')).toHaveCount(0);
  await page.getByRole('link', { name: 'Put drafts on sale' }).click();
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Tea pot');
});
