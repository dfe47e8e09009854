import { readFile } from 'node:fs/promises';
import { violations } from './axe';
import { elsewhere } from './browsers';
import { expect, test } from './fixtures';
import { createPage } from './owning';

test('a newcomer opens an account, goes on at once, and confirms the address by mail @phone', async ({ app, page }) => {
  const lina = app.newPerson();
  await app.signUpByHand(lina);
  await page.goto('/settings');
  await expect(page.getByRole('heading', { name: lina.name })).toBeVisible();
  await expect(page.getByText(`Confirm ${lina.email}`)).toBeVisible();
  await app.openMail(lina.email, 'Confirm your address');
  await app.followLink('/verify-email');
  await page.getByRole('button', { name: 'Confirm my address' }).click();
  await expect(page.getByText(`${lina.email} is confirmed`)).toBeVisible();
  await app.signOut();
  expect(await app.isSignedIn()).toBe(false);
  await app.signInByHand(lina);
  expect(await app.isSignedIn()).toBe(true);
});

test('a refusal stands beside its field and loses nothing that was typed', async ({ app, page }) => {
  const lina = app.newPerson();
  await page.goto('/sign-up');
  await page.getByRole('textbox', { name: 'Name' }).fill(lina.name);
  await page.getByRole('textbox', { name: 'E-mail' }).fill('not an address');
  await page.getByLabel('Password', { exact: true }).fill('passwordpassword');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByText('This does not look like an e-mail address.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'E-mail' })).toBeFocused();
  await page.getByRole('textbox', { name: 'E-mail' }).fill(lina.email);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByText(/^Too easy to guess/)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue(lina.name);
  await expect(page.getByRole('textbox', { name: 'E-mail' })).toHaveValue(lina.email);
});

test('everything about an account works without JavaScript', async ({ browser }) => {
  const app = await elsewhere(browser, { javaScriptEnabled: false });
  const { page } = app;
  const lina = app.newPerson();
  await page.goto('/sign-up');
  await expect(page.getByRole('button', { name: /passkey/ })).toBeHidden();
  await page.getByRole('textbox', { name: 'Name' }).fill(lina.name);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(lina.email);
  await page.getByLabel('Password', { exact: true }).fill('too short');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByText(/^Too short/)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'E-mail' })).toHaveValue(lina.email);
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
  await app.signUpByHand(lina);
  await page.goto('/settings/profile');
  await page.getByRole('textbox', { name: 'About you' }).fill('Reads on paper.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved')).toBeVisible();
  await app.signOut();
  await app.signInByHand(lina);
  expect(await app.isSignedIn()).toBe(true);
});

test('a passkey is added, signs in, and proves its owner before a change', async ({ app, page }) => {
  await app.plugInAuthenticator();
  const lina = app.newPerson();
  await app.signUp(lina);
  await page.goto('/settings/passkeys');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.getByText('Your passkey is ready.')).toBeVisible();
  await app.signOut();
  await app.signInWithPasskey('/settings');
  await page.goto('/settings/prove?next=/settings/password');
  await page.getByRole('button', { name: 'Confirm with a passkey' }).click();
  await page.waitForURL(/\/settings\/password$/);
});

test('an account can live by a passkey alone', async ({ app, page }) => {
  await app.plugInAuthenticator();
  const lina = app.newPerson();
  await page.goto('/sign-up?next=/settings/password');
  await page.getByRole('textbox', { name: 'Name' }).fill(lina.name);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(lina.email);
  await page.getByRole('button', { name: 'Create with a passkey, no password' }).click();
  await page.waitForURL(/\/settings\/password$/);
  await expect(page.getByText('At least 8 characters')).toBeVisible();
  await app.signOut();
  await app.signInWithPasskey('/settings');
  await expect(page.getByRole('heading', { name: lina.name })).toBeVisible();
});

test('a forgotten password is set anew by mail, and every other device is out', async ({ app, page, browser }) => {
  const lina = app.newPerson();
  const other = await elsewhere(browser);
  await other.signUp(lina);
  await page.goto('/reset-password');
  await page.getByRole('textbox', { name: 'E-mail' }).fill(lina.email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByText(/^If an account has this address/).last()).toBeVisible();
  await app.openMail(lina.email, 'Set a new password');
  await app.followLink('/reset-password');
  const link = page.url();
  await page.getByLabel('New password', { exact: true }).fill('seven blue doors at dusk');
  await page.getByRole('button', { name: 'Save and sign in' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  expect(await app.isSignedIn()).toBe(true);
  expect(await other.isSignedIn()).toBe(false);
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'This link is over' })).toBeVisible();
});

test('asking for a reset says the same for an address nobody has', async ({ app, page }) => {
  await page.goto('/reset-password');
  await page.getByRole('textbox', { name: 'E-mail' }).fill(app.newPerson().email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByText(/^If an account has this address/).last()).toBeVisible();
});

test('signing up with a taken address looks the same, and only its owner learns of it', async ({
  app,
  browser,
  page,
}) => {
  const owner = app.newPerson();
  await app.signUp(owner);
  await app.openMail(owner.email, 'Confirm your address');
  await app.followLink('/verify-email');
  await page.getByRole('button', { name: 'Confirm my address' }).click();
  await expect(page.getByText('is confirmed')).toBeVisible();
  const newcomer = await elsewhere(browser);
  await newcomer.signUpByHand({ ...newcomer.newPerson(), email: owner.email });
  expect(await newcomer.isSignedIn()).toBe(true);
  await app.openMail(owner.email, 'You already have an account');
  await expect(page.getByText('token=')).toHaveCount(0);
});

test('a sign-in from a new device is told by mail, and "this was not me" ends it', async ({ app, browser, page }) => {
  const lina = app.newPerson();
  await app.signUp(lina);
  const thief = await elsewhere(browser);
  await thief.signIn(lina);
  await app.openMail(lina.email, 'New sign-in to your account');
  await app.followLink('/not-me');
  const link = page.url();
  expect(await thief.isSignedIn()).toBe(true);
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page.getByRole('heading', { name: 'Signed out everywhere' })).toBeVisible();
  expect(await thief.isSignedIn()).toBe(false);
  expect(await app.isSignedIn()).toBe(false);
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'This link is over' })).toBeVisible();
  await app.openMail(lina.email, 'Set a new password');
  await app.followLink('/reset-password');
  await page.getByLabel('New password', { exact: true }).fill('nine red chairs at dawn');
  await page.getByRole('button', { name: 'Save and sign in' }).click();
  await page.waitForURL((url) => url.pathname === '/');
});

test('"this was not me" works without JavaScript', async ({ browser }) => {
  const app = await elsewhere(browser, { javaScriptEnabled: false });
  const { page } = app;
  const lina = app.newPerson();
  await app.signUp(lina);
  const thief = await elsewhere(browser);
  await thief.signIn(lina);
  await app.openMail(lina.email, 'New sign-in to your account');
  await app.followLink('/not-me');
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page.getByRole('heading', { name: 'Signed out everywhere' })).toBeVisible();
  expect(await thief.isSignedIn()).toBe(false);
  await app.openMail(lina.email, 'Set a new password');
});

test('signing out everywhere ends the other device at once, and a copied cookie with it', async ({
  app,
  browser,
  page,
}) => {
  const lina = app.newPerson();
  await app.signUp(lina);
  const cookies = await page.context().cookies();
  const other = await elsewhere(browser);
  await other.signIn(lina);
  await other.page.goto('/settings/devices');
  await expect(other.page.getByRole('listitem').filter({ hasText: 'Last seen' })).toHaveCount(2);
  await other.page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await other.page.waitForURL((url) => url.pathname === '/');
  expect(await app.isSignedIn()).toBe(false);
  const copy = await elsewhere(browser);
  await copy.page.context().addCookies(cookies);
  expect(await copy.isSignedIn()).toBe(false);
});

test('one device of several is signed out by name', async ({ app, browser, page }) => {
  const lina = app.newPerson();
  await app.signUp(lina);
  const other = await elsewhere(browser);
  await other.signIn(lina);
  await page.goto('/settings/devices');
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Sign out', exact: true })).toHaveCount(0);
  expect(await other.isSignedIn()).toBe(false);
  expect(await app.isSignedIn()).toBe(true);
});

test('after signing in one is where one wanted to go, and never on another site', async ({ app, page }) => {
  const lina = app.newPerson();
  await app.signUp(lina);
  await app.signOut();
  await page.goto('/settings/devices');
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(lina.email);
  await page.getByLabel('Password', { exact: true }).fill(lina.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(/\/settings\/devices$/);
  await expect(page.getByRole('heading', { name: 'Devices' })).toBeVisible();
  await expect(page.getByRole('banner').getByRole('link', { name: 'You' })).toBeVisible();
  await app.signOut();
  await page.goto(`/sign-in?next=${encodeURIComponent('//evil.example/')}`);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(lina.email);
  await page.getByLabel('Password', { exact: true }).fill(lina.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => url.pathname === '/');
});

test('an account is closed for good and its address is free again', async ({ app, page }) => {
  const lina = app.newPerson();
  await app.signUp(lina);
  await page.goto('/settings/close');
  await expect(page.getByRole('link', { name: 'Keep my account' })).toHaveAttribute('href', '/settings');
  expect(await violations(page)).toEqual([]);
  const label = await page.getByText(/^Type .* to confirm$/).innerText();
  await page.getByRole('textbox', { name: label }).fill('somebody-else');
  await page.getByRole('button', { name: 'Close my account for good' }).click();
  await expect(page.getByText('Type your own name exactly')).toBeVisible();
  await page.getByRole('textbox', { name: label }).fill(label.replace(/^Type | to confirm$/g, ''));
  await page.getByRole('button', { name: 'Close my account for good' }).click();
  await expect(page.getByRole('heading', { name: 'Your account is closed' })).toBeVisible();
  expect(await app.isSignedIn()).toBe(false);
  // The worker does the rest while she looks on, and what was done is hers to keep.
  await page.goto('/settings/closed');
  // To a browser that asked for nothing it is not there.
  expect((await fetch(page.url())).status).toBe(404);
  await expect(page.getByRole('status')).toContainText('Everything is deleted. 5 of 5 done', { timeout: 60_000 });
  expect(await violations(page)).toEqual([]);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download the certificate' }).click();
  const file = await (await download).path();
  expect(await readFile(file, 'utf8')).not.toContain(lina.email);
  await page.goto('/receipts/check');
  await page.getByLabel('The file').setInputFiles(file);
  await expect(page.getByRole('heading', { name: 'Certificate of deletion' })).toBeVisible();
  await app.signUp(lina);
});

test('the operator reads in the audit who did what, with the way to the thing, and ids in place of people’s names', async ({
  app,
  browser,
  page,
}) => {
  const owner = await elsewhere(browser);
  const person = owner.newPerson();
  await owner.signUp(person);
  const handle = await createPage(owner.page);
  await app.signInAs('operator');
  await page.goto('/operator/audit');
  const line = page
    .getByRole('listitem')
    .filter({ hasText: 'created the page' })
    .filter({ hasText: handle.slice(5) });
  await expect(line.getByRole('link', { name: `Shop ${handle.slice(5)}` })).toHaveAttribute('href', `/${handle}`);
  await expect(line).not.toContainText(person.name);
  await expect(line.getByText(/pag_/)).toBeHidden();
  await line.getByText('Details').click();
  await expect(line.getByText(/page\.create · per_\w+ · pag_\w+/)).toBeVisible();
});

test('nothing of a person is shown without a reason, and she reads that it was', async ({ app, browser, page }) => {
  const other = await elsewhere(browser);
  const person = other.newPerson();
  await other.signUp(person);
  await other.confirmAddress(person.email);
  await app.signInAs('operator');
  await page.goto('/operator');
  await expect(page.getByText('In live mode only a passkey opens these pages')).toBeVisible();
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Search Find an order/ })
    .click();
  await page.getByLabel('E-mail, name in the address').fill(person.email);
  await page.getByLabel('In words').fill('She asked why a payment failed');
  await page.getByRole('button', { name: 'Find and open' }).click();
  await expect(page.getByRole('heading', { level: 1, name: person.name })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await other.page.goto('/settings/privacy');
  await expect(other.page.getByText('Support looked at your account')).toBeVisible();
  await expect(other.page.getByText('She asked why a payment failed')).toBeVisible();
});

test('without scripts no line stands between two ways to sign in where there is one', async ({ browser }) => {
  const { page } = await elsewhere(browser, { javaScriptEnabled: false });
  for (const address of ['/sign-in', '/sign-up']) {
    await page.goto(address);
    await expect(page.getByRole('textbox', { name: 'E-mail' })).toBeVisible();
    await expect(page.getByText('or', { exact: true })).toBeHidden();
  }
});

test('the operator has a page for each kind of work; to others none of them exists', async ({ app, browser, page }) => {
  await app.signInAs('operator');
  await page.goto('/operator');
  for (const part of ['Search', 'Decisions', 'Disputes', 'Payouts', 'Proofs', 'Jobs', 'Markets', 'Audit']) {
    await expect(page.getByRole('navigation').getByRole('link', { name: part, exact: true })).toBeVisible();
  }
  const shopper = await elsewhere(browser);
  await shopper.signInAs('shopper');
  const answer = await shopper.page.goto('/operator');
  expect(answer?.status()).toBe(404);
});
