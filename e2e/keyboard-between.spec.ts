/** What goes on between people, by keyboard alone: focus is seen wherever it is, and no action loses it. */
import { expect, type Locator, type Page } from '@playwright/test';
import { elsewhere } from './browsers';
import { buttonOf, linkOf, stopAt } from './fair-walking';
import { test } from './fixtures';
import { sendForm } from './forms';

/** Goes with Tab to a control and presses a key on it; a page that stays afterwards has its focus somewhere. */
async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await reach(page, target);
  await page.evaluate(() => Object.assign(window, { stays: true }));
  await page.keyboard.press(key);
  const lost = () =>
    page
      .evaluate(() => 'stays' in window && document.activeElement === document.body)
      // Between two pages there is nobody to ask.
      .catch(() => true);
  await expect.poll(lost, { message: `focus after ${target}` }).toBe(false);
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
  await press(page, button(page, /^Pay my share of/));
  await expect(page.getByText(/Your share is held|Everybody has agreed|Everybody agreed/)).toBeVisible();

  await page.goto('/transfers/split');
  await type(page, field(page, 'Name of the group'), 'Trip to Byblos');
  await press(page, button(page, 'Begin the group'));
  await type(page, page.getByRole('textbox', { name: 'Name', exact: true }), 'Bilal');
  await press(page, button(page, 'Add'));
  await expect(button(page, 'Make a link for Bilal')).toBeVisible();
  await page.goto(page.url().replace(/\/people.*$/, '/new'));
  await type(page, field(page, 'What was it?'), 'Dinner');
  await type(page, field(page, 'Amount'), '100');
  await press(page, button(page, 'Keep the expense'));
  await expect(page.getByText('Bilal pays you $50.00')).toBeVisible();
  await press(page, page.locator('summary', { hasText: 'I got this otherwise' }));
  await press(page, button(page, /^It is paid/));
  await expect(page.getByText('Even', { exact: true }).first()).toBeVisible();

  await page.goto('/transfers/send');
  await type(page, field(page, 'Name on Souk, e-mail address or phone number'), '+971501234567');
  await type(page, field(page, 'Amount you send'), '20');
  await reach(page, page.getByRole('combobox', { name: 'What is it for?' }));
  await page.keyboard.type('A friend');
  await press(page, button(page, 'See what it costs'));
  await press(page, button(page, 'Pay $20.00'));
  await press(page, button(page, 'Take it back'));
  await press(page, button(page, 'Yes, take it back'));
  await expect(page.getByText('It was taken back. Nothing was charged.')).toBeVisible();

  await page.goto('/donate/root-and-branch');
  await press(page, page.getByRole('radio', { name: '$10.00' }), 'Space');
  await press(page, page.getByRole('radio', { name: 'Once' }), 'Space');
  await press(page, button(page, 'Go on'));
  await press(page, button(page, 'Give $10.00'));
  await page.waitForURL(/\/orders\//);
  await expect(page.getByText('Donation', { exact: true }).first()).toBeVisible();
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
  await press(page, page.getByRole('button', { name: 'Propose', exact: true }));
  await expect(page.getByText('Proposed. Another operator can approve it now.')).toBeVisible();
  const other = second.page;
  await other.goto('/operator/countries');
  const waiting = other.getByRole('listitem').filter({ hasText: why });
  await press(other, waiting.getByRole('button', { name: 'Approve the change of Fiji' }));
  await expect(other.getByText(/It can be taken back for/).first()).toBeVisible();
  await press(other, other.getByRole('button', { name: 'Take back the change of Fiji' }));
  await expect(other.getByRole('button', { name: 'Take back the change of Fiji' })).toBeHidden();
  await other.context().close();
});
