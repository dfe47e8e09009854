import type { Page } from '@playwright/test';
import type { App } from './app';
import { elsewhere, scriptless } from './browsers';
import { payButton } from './buying';
import { expect, test } from './fixtures';

const stool = '/cedar-and-co/beck-workshop-stool';

/** She says that she is under 18, and writes to somebody. */
async function comeUnderTheRule(page: Page, guardianEmail: string): Promise<void> {
  await page.goto('/wallet/limits');
  await page.getByRole('link', { name: 'Under 18' }).click();
  await page.getByRole('combobox', { name: 'Month' }).selectOption('May');
  await page.getByRole('combobox', { name: 'Year' }).selectOption(String(new Date().getUTCFullYear() + 2));
  await page.getByRole('button', { name: 'Turn it on' }).click();
  await expect(page.getByText('This is needed.')).toBeVisible();
  await page.getByRole('checkbox', { name: 'I want every payment of mine to be approved' }).check();
  await page.getByRole('button', { name: 'Turn it on' }).click();
  await expect(page.getByText('Nobody approves your payments yet')).toBeVisible();
  await page.getByRole('textbox', { name: 'Their e-mail address' }).fill(guardianEmail);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByText(`We have written to ${guardianEmail}`)).toBeVisible();
}

async function accept(app: App, address: string): Promise<void> {
  await app.openMail(address, 'You are asked to approve');
  await app.followLink('/wallet/guardian/accept');
  await app.page.getByRole('button', { name: 'Accept', exact: true }).click();
  await expect(app.page.getByText('You approve these payments from now on.')).toBeVisible();
}

test('what somebody under 18 pays waits for the approval of whom she named, and is paid by her tap @phone', async ({
  page,
  app,
  browser,
}) => {
  const ward = await app.signUpReadyToPay();
  const parent = await elsewhere(browser);
  const guardian = parent.newPerson();
  await parent.signUp(guardian);
  await comeUnderTheRule(page, guardian.email);
  await page.goto(stool);
  await payButton(page).click();
  await expect(page.getByText('Nobody approves your payments yet. You were not charged')).toBeVisible();
  await accept(parent, guardian.email);

  await page.reload();
  await payButton(page).click();
  await expect(
    page.getByRole('heading', { level: 1, name: `Waiting for the approval of ${guardian.name}` }),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: /pay/i })).toHaveCount(0);
  const waiting = page.url();

  await parent.openMail(guardian.email, 'waits for your approval');
  const code = (await parent.page.getByRole('main').innerText()).match(/\b\d{6}\b/)?.[0] ?? '';
  const plain = await scriptless(parent.page, browser);
  await plain.goto('/wallet/guardian');
  await plain.getByRole('link', { name: ward.name }).click();
  await expect(plain.getByText('Beck workshop stool')).toBeVisible();
  await plain.getByRole('textbox', { name: 'Code from the mail' }).fill('12 34');
  await plain.getByRole('button', { name: /^Approve / }).click();
  await expect(plain.getByText('This is not the code from our latest mail.')).toBeVisible();
  await plain.getByRole('textbox', { name: 'Code from the mail' }).fill(code);
  await plain.getByRole('button', { name: /^Approve / }).click();
  await expect(plain.getByText('Approved. It is paid when they send it')).toBeVisible();

  await page.getByRole('button', { name: 'Look whether there is an answer' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `${guardian.name} has approved this` })).toBeVisible();
  await page.getByRole('button', { name: /^Pay / }).click();
  await page.waitForURL(/\/orders\/ord_/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Paid/);
  await page.goto(waiting);
  await expect(page.getByRole('heading', { name: 'This is over' })).toBeVisible();
  await plain.context().close();
  await parent.page.context().close();
});

test('what is declined is not paid, is nobody else’s to see, and the guardian ends the rule', async ({
  page,
  app,
  browser,
}) => {
  await app.signUpReadyToPay();
  const [parent, stranger] = [await elsewhere(browser), await elsewhere(browser)];
  const guardian = parent.newPerson();
  await Promise.all([parent.signUp(guardian), stranger.signUp(stranger.newPerson())]);
  await comeUnderTheRule(page, guardian.email);
  await accept(parent, guardian.email);
  await page.goto(stool);
  await payButton(page).click();
  await page.waitForURL(/\/checkout\/confirm\//);
  const request = page.url().replace('/checkout/confirm/', '/wallet/guardian/');
  for (const one of [stranger.page, page]) {
    await one.goto(request);
    await expect(one.getByText('Nothing waits here')).toBeVisible();
  }
  await parent.page.goto(request);
  await parent.page.getByRole('button', { name: 'Decline' }).click();
  await expect(parent.page.getByText('Declined. Nothing is charged.')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: `${guardian.name} has declined this` })).toBeVisible();

  await parent.page.getByText('Stop, or end the rule').click();
  await parent.page.getByRole('checkbox', { name: /may pay without approval/ }).check();
  await parent.page.getByRole('button', { name: 'End the rule' }).click();
  await expect(parent.page.getByText('The rule has ended.')).toBeVisible();
  await page.goto('/wallet/guardian');
  await expect(page.getByRole('button', { name: 'Turn it on' })).toBeVisible();
  for (const one of [parent, stranger]) await one.page.context().close();
});
