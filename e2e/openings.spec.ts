import type { Page } from '@playwright/test';
import { App } from './app';
import { addAddress, addCard, cards, payButton } from './buying';
import { expect, test } from './fixtures';
import { editProduct, openShopWith } from './owning';

/** Says, as the owner, when a thing opens. */
async function setOpening(
  page: Page,
  handle: string,
  title: string,
  opensAt: Date,
  typed: { perPerson?: string; line?: boolean } = {},
) {
  await editProduct(page, handle, title);
  await page.getByRole('link', { name: 'When it opens, and who may buy' }).click();
  const local = new Date(opensAt.getTime() - opensAt.getTimezoneOffset() * 60_000)
    .toISOString()
    .slice(0, 19)
    .replace(/:00$/, ':01');
  await page.getByLabel('Goes on sale at').fill(local);
  if (typed.perPerson) await page.getByLabel('At most for each person').fill(typed.perPerson);
  if (typed.line) await page.getByRole('checkbox', { name: /A fair line/ }).check();
  await page.getByRole('button', { name: 'Save the opening' }).click();
  await expect(page.getByText('The opening is saved.')).toBeVisible();
}

test('what goes on sale later counts down, and one tap asks to be reminded or takes it back', async ({
  page,
  app,
  browser,
}) => {
  await app.signUp(app.newPerson());
  const { handle, product } = await openShopWith(page, 'Winter bowl', '80.00');
  await setOpening(page, handle, 'Winter bowl', new Date(Date.now() + 3 * 86_400_000));
  await expect(page.getByText('Fewer than 10. Who they are nobody sees.')).toBeVisible();

  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto(product);
  await expect(visitor.getByText(/Goes on sale on .* at .*UTC|Goes on sale on .*GMT/)).toBeVisible();
  await expect(visitor.getByRole('timer')).toHaveText(/Opens in 2 days, 23 hours/);
  await expect(visitor.getByText(/^Pay/)).toHaveCount(0);
  await visitor.getByRole('link', { name: 'Sign in to be reminded' }).click();
  await visitor.waitForURL(/sign-in/);
  const shopper = new App(visitor);
  await shopper.signUp(shopper.newPerson());
  await visitor.goto(product);
  await visitor.getByRole('button', { name: 'Remind me', exact: true }).click();
  await expect(visitor.getByText('You will get one e-mail, a quarter of an hour before.')).toBeVisible();
  await visitor.getByRole('button', { name: 'Do not remind me' }).click();
  await expect(visitor.getByRole('button', { name: 'Remind me', exact: true })).toBeVisible();
  await visitor.context().close();
});

test('two people wait for one thing: one is let in by lot and buys, and the line ends for the other', async ({
  page,
  app,
  browser,
}) => {
  test.slow();
  await app.signUp(app.newPerson());
  const { handle, product } = await openShopWith(page, 'Only bowl', '80.00');
  const people = await Promise.all(
    [1, 2].map(async () => {
      const tab = await (await browser.newContext()).newPage();
      const one = new App(tab);
      await one.signUp(one.newPerson());
      await addCard(tab, cards.pays);
      await addAddress(tab);
      return tab;
    }),
  );
  await editProduct(page, handle, 'Only bowl');
  await page.getByRole('link', { name: 'Stock and its history' }).click();
  await page.getByRole('combobox', { name: 'What happened' }).selectOption('counted');
  await page.getByRole('textbox', { name: 'How many' }).fill('1');
  await page.getByRole('button', { name: 'Adjust the stock' }).click();
  await expect(page.getByText('The stock is adjusted.')).toBeVisible();
  await setOpening(page, handle, 'Only bowl', new Date(Date.now() + 20_000), { perPerson: '1', line: true });
  for (const tab of people) {
    await tab.goto(product);
    await tab.getByRole('button', { name: 'Wait for it in line' }).click();
    await expect(tab.getByText(/You are in the draw/)).toBeVisible();
  }
  const turn = /It is your turn/;
  const place = 'You are number 1 in line.';
  await expect
    .poll(async () => (await Promise.all(people.map((tab) => tab.getByText(turn).count()))).join(''), {
      timeout: 40_000,
    })
    .toMatch(/01|10/);
  const first = (await people[0]?.getByText(turn).count()) === 1 ? 0 : 1;
  const [lucky, other] = [people[first], people[1 - first]];
  if (!lucky || !other) throw new Error('two people');
  await expect(other.getByText(place)).toBeVisible({ timeout: 30_000 });
  await expect(other.getByText(/^Pay/)).toHaveCount(0);
  await payButton(lucky).click();
  await expect(lucky.getByText('Paid').first()).toBeVisible();
  await other.getByRole('link', { name: 'See where I stand now' }).click();
  await expect(other.getByText(/The line has ended for everybody at once/)).toBeVisible({ timeout: 30_000 });
  await other.goto(product);
  for (const tab of people) await tab.context().close();
});
