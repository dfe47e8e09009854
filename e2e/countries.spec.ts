import { violations } from './axe';
import { elsewhere } from './browsers';
import { expect, test } from './fixtures';

test('a country is opened by two operators, is open to everybody who looks, and one press takes it back', async ({
  app,
  browser,
  page,
}) => {
  const second = await elsewhere(browser);
  await app.signInAs('operator');
  await second.signInAs('second-operator');
  await page.goto('/operator/countries');
  await page.getByLabel('Country code').fill('nz');
  await page.getByRole('checkbox', { name: 'Selling', exact: true }).check();
  await page.getByLabel('State', { exact: true }).selectOption('open');
  await page.getByLabel('Why this change').fill('Counsel and provider agreed.');
  await page.getByRole('button', { name: 'Propose', exact: true }).click();
  await expect(page.getByText('Proposed. Another operator can approve it now.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Approve the change of New Zealand' })).toBeHidden();

  await second.page.goto('/operator/countries');
  const waiting = second.page.getByRole('listitem').filter({ hasText: 'Counsel and provider agreed.' }).first();
  await expect(waiting.getByText('Closed → Open')).toBeVisible();
  await waiting.getByRole('button', { name: 'Approve the change of New Zealand' }).click();
  const visitor = await elsewhere(browser, { javaScriptEnabled: false });
  await expect(second.page.getByText(/It can be taken back for/).first()).toBeVisible();
  await visitor.page.goto('/countries/nz');
  await expect(visitor.page.getByRole('listitem').filter({ hasText: 'Selling' }).getByText('Open')).toBeVisible();
  const told = await (await visitor.page.request.get('/api/countries')).json();
  expect(told.countries.find(({ country }: { country: string }) => country === 'NZ')).toMatchObject({
    capabilities: [{ capability: 'sell', state: 'open', open: true }],
  });

  await second.page.getByRole('button', { name: 'Take back the change of New Zealand' }).click();
  await expect(second.page.getByText('Taken back: it is as it was before').first()).toBeVisible();
  await visitor.page.reload();
  await expect(visitor.page.getByRole('listitem').filter({ hasText: 'Selling' }).getByText('Closed')).toBeVisible();

  await visitor.page.getByLabel('What should open').selectOption('sell');
  await visitor.page.getByLabel('Your e-mail address').fill(`waits-${Date.now()}@example.com`);
  await visitor.page.getByRole('button', { name: 'Tell me', exact: true }).click();
  await expect(visitor.page.getByText('a mail with a link is on its way')).toBeVisible();
  await visitor.page.goto('/countries?for=sell');
  await expect(visitor.page.getByRole('img', { name: /^Map of the world/ })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});
