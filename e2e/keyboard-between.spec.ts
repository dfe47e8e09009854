/** What goes on between people, by keyboard alone: focus is seen wherever it is, and no action loses it. */
import { expect, type Locator, type Page } from '@playwright/test';
import { elsewhere } from './browsers';
import { buttonOf, linkOf, stopAt } from './fair-walking';
import { test } from './fixtures';
import { sendForm } from './forms';

/** Goes with Tab to a control and presses a key on it. */
async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await reach(page, target);
  await page.keyboard.press(key);
}

/** The same, until what it does is there: a page that stayed then has its focus somewhere. */
async function act(page: Page, target: Locator, done: Locator): Promise<void> {
  await reach(page, target);
  await page.evaluate(() => Object.assign(window, { stays: true }));
  await page.keyboard.press('Enter');
  await expect(done).toBeVisible();
  const isLost = () => page.evaluate(() => 'stays' in window && document.activeElement === document.body);
  await expect.poll(isLost, { message: `focus is lost after ${target}`, timeout: 3_000 }).toBe(false);
}

/** Types into a field that was reached with Tab, in place of what stands there. */
async function type(page: Page, target: Locator, words: string): Promise<void> {
  await reach(page, target);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(words);
}

async function reach(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  const isThere = () => target.evaluate((one) => one === document.activeElement);
  for (let tabs = 0; tabs < 150 && !(await isThere()); tabs++) await page.keyboard.press('Tab');
  await expect(target).toBeFocused();
  expect(await target.evaluate(isSeen), `focus on ${target} is seen`).toBe(true);
}

/** A ring or an outline around it, or around the label that stands for it. */
function isSeen(one: Element): boolean {
  const around = [one, one.closest('label'), one.parentElement, one.nextElementSibling];
  return around.some((it) => {
    if (!it) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(it);
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || /\d+px \d+px \d+px [1-9]/.test(boxShadow);
  });
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const field = (page: Page, name: string | RegExp) => page.getByRole('textbox', { name });

test('a share is paid, an expense kept and settled, money sent and taken back, and something given', async ({
  app,
  page,
  browser,
}) => {
  test.slow();
  await app.signUpReadyToPay();
  const other = await elsewhere(browser);
  await other.signUpReadyToPay();
  const sheet = linkOf(await stopAt(other.page, '/atlas-and-thread/bread-basket'), /^\/checkout\?variant=/);
  const at = `/transfers/parts/new?${sheet.split('?')[1]}&people=2&way=even`;
  const start = await stopAt(other.page, at);
  const begun = await sendForm(other.page, { at, button: buttonOf(start, /^Hold/), typed: {}, done: () => true });
  await page.goto(new URL(/data-part-link[^>]*>([^<]+)</.exec(begun.html)?.[1] ?? '').pathname);
  const agreed = page.getByText(/Your share is held|Everybody has agreed|Everybody agreed/);
  await act(page, button(page, /^Pay my share of/), agreed);

  await page.goto('/transfers/split');
  await type(page, field(page, 'Name of the group'), 'Trip to Byblos');
  const somebody = page.getByRole('textbox', { name: 'Name', exact: true });
  await act(page, button(page, 'Begin the group'), somebody);
  await type(page, somebody, 'Bilal');
  await act(page, button(page, 'Add'), button(page, 'Make a link for Bilal'));
  await page.goto(page.url().replace(/\/people.*$/, '/new'));
  await type(page, field(page, 'What was it?'), 'Dinner');
  await type(page, field(page, 'Amount'), '100');
  await act(page, button(page, 'Keep the expense'), page.getByText('Bilal pays you $50.00'));
  await press(page, page.locator('summary', { hasText: 'I got this otherwise' }));
  await act(page, button(page, /^It is paid/), page.getByText('Even', { exact: true }).first());

  await page.goto('/transfers/send');
  await type(page, field(page, 'Name on Souk, e-mail address or phone number'), '+971501234567');
  await type(page, field(page, 'Amount you send'), '20');
  await reach(page, page.getByRole('combobox', { name: 'What is it for?' }));
  await page.keyboard.type('A friend');
  await act(page, button(page, 'See what it costs'), button(page, 'Pay $20.00'));
  await act(page, button(page, 'Pay $20.00'), button(page, 'Take it back'));
  await act(page, button(page, 'Take it back'), button(page, 'Yes, take it back'));
  await act(page, button(page, 'Yes, take it back'), page.getByText('It was taken back. Nothing was charged.'));

  await page.goto('/donate/root-and-branch');
  await press(page, page.getByRole('radio', { name: '$10.00' }), 'Space');
  await press(page, page.getByRole('radio', { name: 'Once' }), 'Space');
  await act(page, button(page, 'Go on'), button(page, 'Give $10.00'));
  await act(page, button(page, 'Give $10.00'), page.getByText('Donation', { exact: true }).first());
  await other.page.context().close();
});

test('an operator looks at a country and proposes a change, and another carries it out', async ({
  app,
  page,
  browser,
}) => {
  const second = await elsewhere(browser);
  await app.signInAs('operator');
  await second.signInAs('second-operator');
  const why = `Counsel agreed, ${Date.now()}.`;
  await page.goto('/operator/countries');
  await type(page, page.getByLabel('Country code'), 'fj');
  await press(page, page.getByRole('checkbox', { name: 'Selling', exact: true }), 'Space');
  await reach(page, page.getByLabel('State', { exact: true }));
  await page.keyboard.type('Open');
  await type(page, page.getByLabel('Why this change'), why);
  const proposed = page.getByText('Proposed. Another operator can approve it now.');
  await act(page, page.getByRole('button', { name: 'Propose', exact: true }), proposed);
  const other = second.page;
  await other.goto('/operator/countries');
  const waiting = other.getByRole('listitem').filter({ hasText: why });
  const back = other.getByRole('button', { name: 'Take back the change of Fiji' });
  await act(other, waiting.getByRole('button', { name: 'Approve the change of Fiji' }), back);
  await act(other, back, waiting.getByText('Taken back: it is as it was before'));
  await other.context().close();
});
