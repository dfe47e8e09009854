import { elsewhere, scriptless } from './browsers';
import { addAddress, addPayPal, buyInOneTap, cards } from './buying';
import { expect, test } from './fixtures';
import { openShopWith } from './owning';

test('a buyer’s bank asks for the money: both sides say what happened, and the seller answers', async ({
  page,
  app,
  browser,
}) => {
  test.slow();
  await app.signUp(app.newPerson());
  const { handle, product } = await openShopWith(page, 'Copper tray', '30');
  const buyer = await elsewhere(browser);
  await buyer.signUpReadyToPay(cards.disputed);
  const { path } = await buyInOneTap(buyer.page, product);

  await expect(async () => {
    await page.goto(`/studio/${handle}/orders`);
    await page
      .getByRole('main')
      .getByRole('link', { name: /Copper tray/ })
      .click({ timeout: 2_000 });
    await expect(page.getByRole('heading', { name: 'Dispute' })).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 90_000 });
  await expect(page.getByText('The buyer says that nothing arrived.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Cancel and give the money back' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Send the answer to the bank' }).click();
  await expect(page.getByText('Say what happened first')).toBeVisible();

  await buyer.page.goto(path);
  await buyer.page.getByRole('textbox', { name: 'What the bank should know' }).fill('The parcel never came.');
  await buyer.page.getByRole('button', { name: 'Add this' }).click();
  await expect(buyer.page.getByText('The parcel never came.')).toBeVisible();

  await page.reload();
  await expect(page.getByText('The parcel never came.')).toBeVisible();
  // What was typed and not added goes along.
  await page.getByRole('textbox', { name: 'What the bank should know' }).fill('It left yesterday with DHL.');
  await page.getByRole('button', { name: 'Send the answer to the bank' }).click();
  await expect(page.getByText('Your answer is with the bank.')).toBeVisible();
  await buyer.page.reload();
  await expect(buyer.page.getByText('Your bank is deciding about')).toBeVisible();
  await expect(buyer.page.getByText('It left yesterday with DHL.')).toBeVisible();
  await buyer.page.context().close();
});

test('a buyer asks PayPal for her money: the seller answers there, and PayPal decides', async ({
  page,
  app,
  browser,
}) => {
  test.slow();
  await app.signUp(app.newPerson());
  const { handle, product } = await openShopWith(page, 'Clay jug', '30');
  const buyer = await elsewhere(browser);
  await buyer.signUp(buyer.newPerson());
  await addAddress(buyer.page);
  await addPayPal(buyer.page, 'claims');
  const { path } = await buyInOneTap(buyer.page, product);

  await expect(async () => {
    await page.goto(`/studio/${handle}/orders`);
    await page
      .getByRole('main')
      .getByRole('link', { name: /Clay jug/ })
      .click({ timeout: 2_000 });
    await expect(page.getByText('is held by PayPal until it decides')).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 90_000 });
  await expect(page.getByText('The buyer has asked PayPal for')).toBeVisible();
  await expect(page.getByText('Answer until')).toBeVisible();
  // The sandbox's PayPal decides by this word.
  await page.getByRole('textbox', { name: 'What PayPal should know' }).fill('It has arrived: winning_evidence.');
  await page.getByRole('button', { name: 'Add this' }).click();
  await expect(page.getByText('It has arrived', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Send the answer to PayPal' }).click();

  await expect(async () => {
    await buyer.page.goto(path);
    await expect(buyer.page.getByText('PayPal decided that')).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 90_000 });
  await expect(buyer.page.getByText('It has arrived', { exact: false })).toBeVisible();
  await page.reload();
  await expect(page.getByText('PayPal decided for you')).toBeVisible();
  await buyer.page.context().close();
});

test('both sides show files: a picture that only they may load, a PDF that goes to the bank, with and without scripts', async ({
  page,
  app,
  browser,
  request,
}) => {
  test.slow();
  await app.signUp(app.newPerson());
  const { handle, product } = await openShopWith(page, 'Tin box', '30');
  const buyer = await elsewhere(browser);
  await buyer.signUpReadyToPay(cards.disputed);
  const { path } = await buyInOneTap(buyer.page, product);
  await expect(async () => {
    await buyer.page.goto(path);
    await expect(buyer.page.getByRole('heading', { name: 'Files that show it' })).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 90_000 });

  const button = { name: 'Add the file' };
  await buyer.page.getByRole('button', button).click();
  await expect(buyer.page.getByLabel('File', { exact: true })).toBeFocused();
  await expect(buyer.page.getByText('This is needed.')).toBeVisible();
  const screen = { name: 'parcel.png', mimeType: 'image/png', buffer: await buyer.page.screenshot() };
  await buyer.page.getByLabel('File', { exact: true }).setInputFiles(screen);
  await buyer.page.getByRole('textbox', { name: 'A few words about it' }).fill('The broken lid');
  await buyer.page.getByRole('button', button).click();
  await expect(buyer.page.getByText('The file is there.')).toBeVisible();
  const shown = buyer.page.getByRole('img', { name: 'The broken lid' });
  await shown.scrollIntoViewIfNeeded();
  await expect(shown).toHaveJSProperty('complete', true);
  await expect(shown).not.toHaveJSProperty('naturalWidth', 0);
  const address = (await shown.getAttribute('src')) ?? '';
  expect((await request.get(address)).status()).toBe(404);

  const seller = await scriptless(page, browser);
  await seller.goto(`/studio/${handle}/orders`);
  await seller
    .getByRole('main')
    .getByRole('link', { name: /Tin box/ })
    .click();
  await expect(seller.getByRole('img', { name: 'The broken lid' })).toBeVisible();
  const send = async (content: string) => {
    const buffer = Buffer.from(content);
    await seller
      .getByLabel('File', { exact: true })
      .setInputFiles({ name: 'slip.pdf', mimeType: 'application/pdf', buffer });
    await seller.getByRole('button', button).click();
  };
  await seller.getByLabel('What the file shows').selectOption('That it was sent or arrived');
  await seller.getByRole('textbox', { name: 'A few words about it' }).fill('Slip of Monday');
  await send('no PDF at all');
  await expect(seller.getByText('This is not a JPEG, PNG or WebP picture, nor a PDF.')).toBeVisible();
  await expect(seller.getByLabel('What the file shows')).toHaveValue('shipping_documentation');
  await expect(seller.getByRole('textbox', { name: 'A few words about it' })).toHaveValue('Slip of Monday');
  await send('%PDF-1.4\ntrailer\n%%EOF');
  await expect(seller.getByText('The file is there.')).toBeVisible();
  await seller.getByRole('button', { name: 'Send the answer to the bank' }).click();
  await expect(seller.getByText('Your answer is with the bank.')).toBeVisible();
  await expect(seller.getByRole('button', button)).toHaveCount(0);

  await buyer.page.reload();
  const pdf = buyer.page.getByRole('link', { name: 'Download the PDF' });
  const headers = (await buyer.page.request.get((await pdf.getAttribute('href')) ?? '')).headers();
  expect(headers['content-disposition']).toMatch(/^attachment/);
  expect(headers['x-content-type-options']).toBe('nosniff');
  const saved = buyer.page.waitForEvent('download');
  await pdf.click();
  expect((await saved).suggestedFilename()).toMatch(/^evd_\w+\.pdf$/);
  await Promise.all([buyer.page.context().close(), seller.context().close()]);
});
