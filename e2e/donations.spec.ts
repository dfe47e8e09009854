import { violations } from './axe';
import { elsewhere } from './browsers';
import { expect, test } from './fixtures';

const charity = 'Root & Branch';

test('a donor gives once and every month with nothing chosen for her, gets a receipt, and ends it by one press', async ({
  app,
  page,
  browser,
}) => {
  await app.signUpReadyToPay();
  await page.goto('/root-and-branch');
  await expect(page.getByText(/Registered charity 93-5550142, United States/)).toBeVisible();
  await page.getByRole('link', { name: 'Donate', exact: true }).click();
  await expect(page.getByRole('heading', { name: `Donate to ${charity}` })).toBeVisible();
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByText('Choose an amount of at least $1.00, and how often.')).toBeVisible();
  await page.getByRole('radio', { name: '$25.00' }).check();
  await page.getByRole('radio', { name: 'Once' }).check();
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);
  await page.getByRole('checkbox', { name: /^Add \$1\.\d\d so that fees take nothing of it/ }).check();
  await page.getByRole('textbox', { name: 'Words for the charity' }).fill('For Grandmother, who planted pears.');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: `Give $25.00` }).click();
  await page.waitForURL(/\/orders\//);
  await expect(page.getByText('Donation', { exact: true }).first()).toBeVisible();

  await page.goto('/ar/donate/root-and-branch');
  await page.getByRole('textbox', { name: 'أو مبلغًا آخر' }).fill('٥٫٥٠');
  await page.getByRole('radio', { name: 'كل شهر' }).check();
  await page.getByRole('button', { name: 'متابعة' }).click();
  await page.getByRole('button', { name: /^تبرّع بمبلغ/ }).click();
  await page.waitForURL(/\/ar\/orders\//);

  await page.goto('/donations');
  await page.getByRole('button', { name: `End it : $5.50 every month to ${charity}` }).click();
  await expect(page.getByText('You ended it', { exact: true })).toBeVisible();
  const receipt = page.getByRole('button', { name: new RegExp(`^Get a receipt.*\\$25\\.00, ${charity}`) });
  await expect(async () => {
    await page.reload();
    await expect(receipt).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  expect(await violations(page)).toEqual([]);
  await receipt.click();
  await expect(page.getByRole('heading', { name: /^Donation receipt \d{4}-\d{6}$/ })).toBeVisible();
  await expect(page.getByText('Root & Branch Foundation')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  const somebody = await elsewhere(browser);
  await somebody.signUp(somebody.newPerson());
  expect((await somebody.page.goto(page.url()))?.status()).toBe(404);
});

test('a donation is added to a purchase by a press and taken out by another; what was first said is paid without it', async ({
  app,
  page,
}) => {
  await app.signUpReadyToPay();
  await page.goto('/atlas-and-thread/bread-basket');
  const variant = await page.locator('a[href*="/checkout?variant="]').first().getAttribute('href');
  await page.goto(variant ?? '/checkout');
  const pay = page.getByRole('button', { name: /^Pay \$/ });
  const [first = ''] = (await pay.innerText()).match(/\$[\d.]+/) ?? [];
  await page.getByRole('link', { name: `Add $2.00 for ${charity}` }).press('Enter');
  await expect(page.getByText(`Donation to ${charity}`)).toBeVisible();
  await expect(pay).not.toContainText(first);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: `Remove the donation to ${charity}` }).press('Enter');
  await expect(pay).toContainText(first);
  await page.getByRole('link', { name: `Add $2.00 for ${charity}` }).click();
  await expect(pay).not.toContainText(first);
  await pay.click();
  await page.waitForURL(/\/orders\//);
  await page.goto('/donations');
  await expect(page.getByText(`$2.00 for ${charity}`).first()).toBeVisible();
});
