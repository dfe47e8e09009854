import { parseId, toUuid } from '../lib/kernel/ids';
import { violations } from './axe';
import { elsewhere, scriptless } from './browsers';
import { expect, test } from './fixtures';
import { aPhoto, openShopWith } from './owning';

test('a product is reviewed, its page answers, and what is wrong is reported, hidden and told', async ({
  page,
  app,
  browser,
}) => {
  await app.signUp(app.newPerson());
  const { handle } = await openShopWith(page, 'Olive thing', '30');

  const reviewer = await elsewhere(browser);
  const person = reviewer.newPerson();
  await reviewer.signUp(person);
  const mine = reviewer.page;
  await mine.setViewportSize({ width: 390, height: 844 });
  await mine.goto(`/${handle}/olive-thing`);
  await expect(mine.getByText('No reviews yet')).toBeVisible();
  await mine.getByRole('link', { name: 'Write a review' }).click();
  await mine.waitForURL(/\/olive-thing\/review$/);

  // By keyboard, and with a purchase that never was: nothing is saved and nothing is lost.
  await mine.getByRole('radio', { name: /^5 stars/ }).focus();
  await mine.keyboard.press('ArrowDown');
  await expect(mine.getByRole('radio', { name: /^4 stars/ })).toBeChecked();
  await mine.getByRole('textbox', { name: /What should others know/ }).fill('Greener than it looks');
  const badge = mine.getByRole('checkbox', { name: /Show that I bought it/ });
  await expect(badge).not.toBeChecked();
  await badge.press('Space');
  await mine.getByRole('button', { name: 'Publish' }).press('Enter');
  await expect(mine.getByText('We find no purchase of this')).toBeVisible();
  await expect(mine.getByRole('textbox', { name: /What should others know/ })).toHaveValue('Greener than it looks');
  await badge.uncheck();
  await mine.getByRole('button', { name: 'Publish' }).click();
  await expect(mine.getByText('Saved. Everybody can read it now.')).toBeVisible();
  await mine.getByLabel('Photo', { exact: true }).setInputFiles(await aPhoto('bowl-01'));
  await mine.getByRole('button', { name: 'Add photo' }).click();
  await expect(mine.getByText('The photo is there.')).toBeVisible();
  expect(await violations(mine)).toEqual([]);

  await page.goto(`/studio/${handle}/reviews?show=unanswered`);
  const said = page.getByRole('article', { name: `Review by ${person.name}` });
  await expect(said).toContainText('Greener than it looks');
  await expect(said).not.toContainText('Verified purchase');
  await page.getByText('Answer', { exact: true }).click();
  await page.getByLabel('Your answer, for everybody to read').fill('So are we');
  await page.getByRole('button', { name: 'Publish answer' }).click();
  await expect(page.getByText('No review fits')).toBeVisible();

  // Everything about reading works without scripts.
  const plain = await scriptless(page, browser);
  await plain.goto(`/${handle}/olive-thing/reviews?photos=1`);
  await expect(plain.getByText('4 out of 5').first()).toBeVisible();
  await expect(plain.getByText('So are we')).toBeVisible();
  await plain.getByRole('link', { name: /Photo 1 of 1/ }).click();
  await expect(plain.getByRole('img', { name: /Photo 1 of 1/ })).toBeVisible();
  await plain.getByLabel('What is wrong').selectOption('off_topic');
  await plain.getByLabel(/In a few words/).fill('Is about a bowl');
  await plain.getByRole('button', { name: 'Report it' }).click();
  await expect(plain.getByText('Thank you. The operators will look at it.')).toBeVisible();
  const told = await plain.request.get(`/${handle}/olive-thing`).then((answer) => answer.text());
  expect(told).toContain('"aggregateRating":{"@type":"AggregateRating","ratingValue":4,"reviewCount":1');

  const operator = await elsewhere(browser);
  await operator.signInAs('operator');
  const shown = parseId('review', /rvw_[0-9a-z]{26}/.exec(plain.url())?.[0] ?? '');
  if (!shown) throw new Error('the review has an address');
  const id = toUuid(shown);
  const desk = operator.page;
  await desk.goto('/operator/decisions');
  await desk.locator(`a[href$="${id}"]`).click();
  await expect(desk.getByText('Is about a bowl')).toBeVisible();
  await expect(desk.getByText('Greener than it looks')).toBeVisible();
  await desk.getByRole('radio', { name: 'Taken away' }).check();
  await desk.getByLabel('Rule').selectOption('2.1');
  await desk.getByLabel(/^Evidence/).fill('It speaks of a bowl.');
  await desk.getByLabel(/^Statement of reasons/).fill('This is about another thing than the product.');
  await desk.getByRole('button', { name: 'Decide' }).click();
  await expect(desk.getByText('In force')).toBeVisible();

  // She reads why, appeals, and another than the one who decided has to answer.
  await mine.goto('/notifications');
  await mine.getByRole('link', { name: /An operator decided/ }).click();
  await expect(mine.getByText('This is about another thing than the product.')).toBeVisible();
  expect(await violations(mine)).toEqual([]);
  await mine.getByLabel('In your words').fill('It is an olive bowl, after all.');
  await mine.getByRole('button', { name: 'Send the appeal' }).click();
  await expect(mine.getByText('Your appeal is with another operator')).toBeVisible();
  await desk.reload();
  await expect(desk.getByText('You decided this, so another operator answers.')).toBeVisible();
  expect(await violations(desk)).toEqual([]);

  await mine.goto('/settings/reviews');
  await expect(mine.getByText('The reason: Advertising or spam.')).toBeVisible();
  await page.goto(`/${handle}/olive-thing`);
  await expect(page.getByText('No reviews yet')).toBeVisible();
  await mine.getByRole('button', { name: 'Delete review' }).click();
  await expect(mine.getByText('You have not reviewed anything')).toBeVisible();
});

test('a purchase is shown only while she wants it shown, and the way there carries nothing of it', async ({
  page,
  app,
  browser,
}) => {
  await app.signInAs('shopper');
  await page.goto('/orders');
  await page
    .getByRole('link', { name: /Yunomi, ash white/ })
    .first()
    .click();
  const way = page.getByRole('link', { name: /Write a review/ }).first();
  const address = (await way.getAttribute('href')) ?? '';
  expect(address).toMatch(/^\/kumo-kiln\/[^/?]+\/review$/);
  await way.click();
  await page.getByRole('radio', { name: /^5 stars/ }).check();
  await page.getByRole('textbox', { name: /In one line/ }).fill('Every morning since');
  await page.getByRole('checkbox', { name: /Show that I bought it/ }).check();
  await page.getByRole('button', { name: /Publish|Save/ }).click();
  await expect(page.getByText('Saved. Everybody can read it now.')).toBeVisible();

  const other = await elsewhere(browser);
  const product = address.replace(/\/review$/, '');
  await other.page.goto(product);
  const said = other.page.getByRole('article', { name: 'Review by Lina Haddad' });
  await expect(said.getByText('Verified purchase')).toBeVisible();
  await page.getByRole('checkbox', { name: /Show that I bought it/ }).uncheck();
  await page.getByRole('button', { name: 'Save' }).click();
  // The form said "Saved" before: what counts is what somebody else is shown.
  await expect(async () => {
    await other.page.reload();
    await expect(said).toContainText('Every morning since');
    await expect(said.getByText('Verified purchase')).toHaveCount(0, { timeout: 1_000 });
  }).toPass();
  await page.getByRole('button', { name: 'Delete review' }).click();
  await expect(page.getByRole('button', { name: 'Publish' })).toBeVisible();
});
