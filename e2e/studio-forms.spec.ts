import type { Locator } from '@playwright/test';
import { scriptless } from './browsers';
import { expect, test } from './fixtures';
import { addOption, aPhoto, createPage, editProduct, openShopWith } from './owning';

const script = '<script>alert(1)</script>';
const endless = 'a'.repeat(10_000);

/** Types past the limit a field shows to hands; the server must hold it too. */
async function force(field: Locator, value: string): Promise<void> {
  await field.evaluate((element) => element.removeAttribute('maxlength'));
  await field.fill(value);
}

test.describe('without scripts', () => {
  test('every list and every task is there', async ({ page, app, browser }) => {
    await app.signInAs('owner');
    const plain = await scriptless(page, browser);
    await plain.goto('/studio/cedar-and-co');
    await expect(plain.getByRole('heading', { name: 'To do' })).toBeVisible();
    await plain.goto('/studio/cedar-and-co/products');
    await expect(plain.getByText('Long oak coffee table')).toBeVisible();
    await plain.goto('/studio/cedar-and-co/orders');
    // Whose order comes first is not known here: other stories buy of this shop, and the list shows the newest.
    await expect(plain.locator('main a[href*="/orders/ord_"]').first()).toBeVisible();
    await plain.goto('/studio/cedar-and-co/updates');
    await expect(plain.getByRole('link', { name: 'Edit' }).first()).toBeVisible();
    await plain.context().close();
  });

  test('ticks and choices stand as they were sent after a refusal', async ({ page, app, browser }) => {
    await app.signUp(app.newPerson());
    const plain = await scriptless(page, browser);
    await plain.goto('/studio/new');
    await plain.getByRole('textbox', { name: 'Address', exact: true }).fill('x');
    await plain.getByLabel('Country').selectOption('EG');
    await plain.getByLabel('Currency').selectOption('EGP');
    await plain.getByRole('checkbox', { name: 'English' }).uncheck();
    await plain.getByRole('checkbox', { name: 'Arabic' }).check();
    await plain.getByRole('button', { name: 'Create a page' }).click();
    await expect(plain.getByText('This is needed.')).toBeVisible();
    await expect(plain.getByRole('checkbox', { name: 'English' })).not.toBeChecked();
    await expect(plain.getByRole('checkbox', { name: 'Arabic' })).toBeChecked();
    await expect(plain.getByLabel('Country')).toHaveValue('EG');
    await expect(plain.getByLabel('Currency')).toHaveValue('EGP');
    const handle = await createPage(page);
    await plain.goto(`/studio/${handle}/settings/delivery`);
    await plain.getByRole('textbox', { name: 'Price per order' }).fill('a lot');
    await plain.getByRole('checkbox', { name: 'United States' }).uncheck();
    await plain.getByRole('checkbox', { name: 'Japan' }).check();
    await plain.getByRole('button', { name: 'Save' }).first().click();
    await expect(plain.getByText('Type a number, such as 12 or 12.50.')).toBeVisible();
    await expect(plain.getByRole('checkbox', { name: 'United States' })).not.toBeChecked();
    await expect(plain.getByRole('checkbox', { name: 'Japan' })).toBeChecked();
    await plain.context().close();
  });

  test('the grid of variants comes back as it was typed', async ({ page, app, browser }) => {
    await app.signUp(app.newPerson());
    const { handle } = await openShopWith(page, 'Linen apron', '30');
    await editProduct(page, handle, 'Linen apron');
    await addOption(page, 'Size', ['Small', 'Large']);
    const plain = await scriptless(page, browser);
    await plain.goto(page.url());
    await plain.getByRole('checkbox', { name: 'Small' }).uncheck();
    await plain.getByRole('checkbox', { name: /^Drop/ }).check();
    await plain.getByRole('textbox', { name: 'SKU Large' }).fill('AP-L');
    await plain.getByRole('textbox', { name: 'Price (USD) Large' }).fill('-4');
    await plain.getByRole('button', { name: 'Save', exact: true }).last().click();
    await expect(plain.getByText('Type a number, such as 12 or 12.50.').first()).toBeVisible();
    await expect(plain.getByRole('checkbox', { name: 'Small' })).not.toBeChecked();
    await expect(plain.getByRole('textbox', { name: 'SKU Large' })).toHaveValue('AP-L');
    await expect(plain.getByRole('textbox', { name: 'Price (USD) Large' })).toHaveValue('-4');
    await expect(plain.getByRole('checkbox', { name: /^Drop/ })).toBeChecked();
    await plain.getByRole('textbox', { name: 'Price (USD) Large' }).fill('4');
    await plain.getByRole('button', { name: 'Save', exact: true }).last().click();
    await expect(plain.getByText('Saved').first()).toBeVisible();
    await plain.goto(`/studio/${handle}/products`);
    await expect(plain.getByText('Drop', { exact: true })).toBeVisible();
    await plain.context().close();
  });

  test('photos go into a post and come off again', async ({ page, app, browser }) => {
    await app.signUp(app.newPerson());
    const handle = await createPage(page);
    const plain = await scriptless(page, browser);
    await plain.goto(`/studio/${handle}/updates`);
    await expect(plain.getByText('Save the words first; photos are added under Edit.')).toBeVisible();
    await plain.getByRole('textbox', { name: 'What is new?' }).fill('A kiln full of bowls');
    await plain.getByRole('button', { name: 'Publish', exact: true }).click();
    await plain.getByRole('link', { name: 'Edit' }).click();
    await plain.locator('input[name=file][multiple]').setInputFiles([await aPhoto('one'), await aPhoto('two')]);
    await plain.getByRole('button', { name: 'Upload' }).click();
    await expect(plain.getByRole('checkbox', { name: /^Keep this photo/ })).toHaveCount(2);
    await plain.getByRole('checkbox', { name: 'Keep this photo (1)' }).uncheck();
    await plain.getByRole('button', { name: 'Save' }).click();
    await expect(plain.getByRole('checkbox', { name: /^Keep this photo/ })).toHaveCount(1);
    const broken = { name: 'note.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no photo at all') };
    await plain.locator('input[name=file][multiple]').setInputFiles([broken]);
    await plain.getByRole('button', { name: 'Upload' }).click();
    await expect(plain.getByText('1 photo was not taken.')).toBeVisible();
    await plain.goto(`/${handle}`);
    await expect(plain.getByText('A kiln full of bowls')).toBeVisible();
    await expect(plain.getByRole('article').locator('img[srcset]')).toHaveCount(1);
    await plain.context().close();
  });

  test('a page gets its logo and cover, and keeps them when no photo is sent', async ({ page, app, browser }) => {
    await app.signUp(app.newPerson());
    const handle = await createPage(page);
    const plain = await scriptless(page, browser);
    await plain.goto(`/studio/${handle}/settings`);
    const hung = (place: string) =>
      plain
        .locator('div:has(> h2)', { has: plain.getByRole('heading', { name: place, exact: true }) })
        .locator('img[srcset]');
    for (const place of ['Logo', 'Cover']) {
      const form = plain.locator('form').filter({ has: plain.getByLabel(place, { exact: true }) });
      await form.getByLabel(place, { exact: true }).setInputFiles([await aPhoto(place)]);
      await form.getByRole('button', { name: 'Upload' }).click();
      await expect(hung(place)).toHaveCount(1);
    }
    const broken = { name: 'note.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no photo at all') };
    await plain.getByLabel('Logo', { exact: true }).setInputFiles([broken]);
    await plain.getByRole('button', { name: 'Upload' }).first().click();
    await expect(plain.getByText('1 photo was not taken.')).toBeVisible();
    for (const place of ['Logo', 'Cover']) await expect(hung(place)).toHaveCount(1);
    await plain.context().close();
  });
});

test.describe('what nobody should type', () => {
  test('is refused beside its field in the editor of a product', async ({ page, app }) => {
    await app.signUp(app.newPerson());
    const { handle } = await openShopWith(page, 'Wooden spoon', '8');
    await editProduct(page, handle, 'Wooden spoon');
    const save = page.getByRole('button', { name: 'Save', exact: true }).last();
    for (const [field, value, says] of [
      ['Title', '', 'A title is needed before this can be published.'],
      ['Title', endless, 'That is too long.'],
      ['Description', endless, 'That is too long.'],
      [/^Price/, '-1', 'Type a number, such as 12 or 12.50.'],
      [/^Price/, '0', 'A price is more than nothing.'],
      [/^Price/, '99999999999999999999', 'Type a number, such as 12 or 12.50.'],
      [/^Price/, '900000', 'That is more than one payment can carry.'],
      [/^Price/, '1.005', 'Type a number, such as 12 or 12.50.'],
      [/^Price/, '1,234', 'A comma before three digits can be read in two ways.'],
      [/^Price/, script, 'Type a number, such as 12 or 12.50.'],
      [/^In stock/, '-2', 'Type a whole number.'],
      [/^In stock/, '99999999', 'That number is too large or too small.'],
      ['SKU', endless, 'That is too long.'],
    ] as const) {
      await page.reload();
      await force(page.getByLabel(field).first(), value);
      await save.click();
      await expect(page.getByText(says).first(), `${field} ${value.slice(0, 20)}`).toBeVisible();
      await expect(page.getByLabel(field).first()).toHaveValue(value);
      await expect(page.getByLabel(field).first()).toHaveAttribute('aria-invalid', 'true');
    }
    await page.reload();
    await page.getByRole('textbox', { name: 'Title' }).fill(script);
    await page.getByLabel(/^Price/).fill('١٢٫٥٠');
    await save.click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(script);
    await page.reload();
    await expect(page.getByLabel(/^Price/)).toHaveValue('12.50');
    await page.getByLabel(/^Price/).fill('13,75');
    await save.click();
    await expect(page.getByText('Saved').first()).toBeVisible();
    await page.goto(`/studio/${handle}/settings/delivery`);
    const rate = page.getByRole('textbox', { name: 'Rate' });
    await rate.fill('7,25 %');
    await page.locator('form').filter({ has: rate }).getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved').first()).toBeVisible();
    await page.reload();
    await expect(page.getByRole('textbox', { name: 'Rate' })).toHaveValue('7.25');
  });

  test('is refused beside its field in settings and updates', async ({ page, app }) => {
    await app.signUp(app.newPerson());
    const handle = await createPage(page);
    for (const [place, field, value, says] of [
      ['settings', 'Name', '', 'This is needed.'],
      ['settings', 'Name', endless, 'That is too long.'],
      ['settings', 'About', endless, 'That is too long.'],
      ['settings/delivery', 'Price per order', '-3', 'Type a number, such as 12 or 12.50.'],
      ['settings/delivery', 'Days, at most', '900', 'That number is too large or too small.'],
      ['settings/delivery', 'Days, at least', 'soon', 'Type a whole number.'],
      ['settings/delivery', 'Rate', '101', 'That number is too large or too small.'],
      ['settings/delivery', 'Rate', '7.123', 'Type a percentage, such as 7.25.'],
      ['settings/legal', 'Contact e-mail', 'nobody', 'This does not look like an e-mail address.'],
      ['settings/legal', 'Seller', endless, 'That is too long.'],
      ['settings/people', 'E-mail', script, 'This does not look like an e-mail address.'],
      ['updates', 'What is new?', '', 'This is needed.'],
      ['updates', 'What is new?', endless, 'That is too long.'],
    ] as const) {
      await page.goto(`/studio/${handle}/${place}`);
      await force(page.getByRole('textbox', { name: field }).first(), value);
      await page.getByRole('textbox', { name: field }).first().press('Tab');
      const form = page.locator('form').filter({ has: page.getByRole('textbox', { name: field }) });
      await form.locator('button[type=submit]:visible').last().click();
      await expect(form.getByText(says), `${place} ${field} ${value.slice(0, 20)}`).toBeVisible();
      await expect(page.getByRole('textbox', { name: field }).first()).toHaveValue(value);
      await expect(page.getByRole('textbox', { name: field }).first()).toBeFocused();
    }
  });
});

test('a save without connection says so and keeps what was typed', async ({ page, app, context }) => {
  await app.signUp(app.newPerson());
  const handle = await createPage(page);
  await page.goto(`/studio/${handle}/settings/legal`);
  await page.getByLabel('Terms of sale').fill('Handle with care.');
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(/^No answer came from Souk/)).toBeVisible();
  await expect(page.getByLabel('Terms of sale')).toHaveValue('Handle with care.');
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeInViewport();
});
