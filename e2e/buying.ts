/** Buying, in the product's words. Cards are named as the sandbox names them: no number is written down here. */
import { randomBytes } from 'node:crypto';
import { expect, type Locator, type Page } from '@playwright/test';
import { sendForm } from './forms';

/** An address that the United States would deliver to. */
export const home = { name: 'Lina Haddad', line1: '12 Cedar Street', city: 'Austin', postalCode: '78701' };

/** The sandbox's test cards, by what they do. */
export const cards = {
  pays: 'pm_card_visa',
  alsoPays: 'pm_card_mastercard',
  declined: 'pm_card_chargeDeclined',
  poor: 'pm_card_chargeDeclinedInsufficientFunds',
  asksBank: 'pm_card_threeDSecure2Required',
  disputed: 'pm_card_createDisputeProductNotReceived',
  refundComesBack: 'pm_card_refundFail',
} as const;

/** The button that pays, or the way to the sheet: both carry the total. */
export function payButton(page: Page): Locator {
  return page.getByRole('button', { name: /^Pay / });
}

/** An address of nobody else's test. */
export function newEmail(): string {
  return `guest-${randomBytes(5).toString('hex')}@example.com`;
}

export async function typeAddress(page: Page, address: Partial<typeof home> = {}): Promise<void> {
  const { name, line1, city, postalCode } = { ...home, ...address };
  await page.getByRole('textbox', { name: 'Full name' }).fill(name);
  await page.getByRole('textbox', { name: 'Street and number' }).fill(line1);
  await page.getByRole('textbox', { name: 'City' }).fill(city);
  await page.getByRole('textbox', { name: 'ZIP code' }).fill(postalCode);
}

/** Types a test card into the fields on the sandbox's own origin. */
export async function typeCard(page: Page, card: string): Promise<void> {
  const fields = page.frameLocator('iframe');
  await fields.getByRole('combobox').selectOption(card);
  await expect(fields.getByRole('textbox').first()).not.toHaveValue('');
}

/** Types a card on the card service's own page, for a browser without scripts; its number is asked of the service. */
export async function typeCardThere(page: Page): Promise<void> {
  const { data } = await (await page.request.get(new URL('/test-cards', page.url()).href)).json();
  await page.getByRole('textbox', { name: 'Card number' }).fill(data[0].number);
  await page.getByRole('textbox', { name: 'Expiry' }).fill('12 / 40');
  await page.getByRole('textbox', { name: 'Security code' }).fill('123');
  await page.getByRole('button', { name: 'Save card' }).click();
}

/** The button of a browser without scripts. */
const wholePage = 'Type the card on the card service’s own page';

const toWallet = (url: URL) => url.pathname === '/wallet';

/** Puts an address in the United States into the wallet, without drawing a page. */
export async function addAddress(page: Page, address: Partial<typeof home> = {}): Promise<void> {
  await sendForm(page, {
    at: '/wallet/addresses/new',
    button: 'Save',
    typed: { country: 'US', ...home, ...address },
    done: toWallet,
  });
}

const abroad = {
  Dubai: { country: 'AE', line1: '12 Al Wasl Road', phone: '050 123 4567' },
  Paris: { country: 'FR', line1: '12 rue de Rivoli', postalCode: '75001', phone: '' },
};

/** Puts an address in another country into the wallet, without drawing a page. */
export async function addAddressAbroad(page: Page, city: keyof typeof abroad = 'Dubai'): Promise<void> {
  await sendForm(page, {
    at: '/wallet/addresses/new',
    button: 'Save',
    typed: { name: home.name, city, ...abroad[city] },
    done: toWallet,
  });
}

/**
 * Adds a card in the wallet without drawing a page, by the card service's own one; it becomes the one that taps use. The
 * number behind the card's name is asked of the service.
 */
export async function addCard(page: Page, card: string): Promise<void> {
  const there = await sendForm(page, {
    at: '/wallet/cards/new',
    button: wholePage,
    typed: {},
    done: (url) => url.pathname.startsWith('/setup/'),
  });
  const { data } = await (await page.request.get(new URL('/test-cards', there.url).href)).json();
  const { number } = data.find(({ id }: { id: string }) => id === card);
  await sendForm(page, {
    at: there.url.href,
    button: 'Save card',
    typed: { number, expiry: '12 / 40', cvc: '123' },
    done: (url) => url.pathname === '/wallet',
  });
}

/** Adds a card in the wallet by hand; it becomes the one that taps use. */
export async function addCardByHand(page: Page, card: string): Promise<void> {
  await page.goto('/wallet/cards/new');
  await typeCard(page, card);
  await page.getByRole('button', { name: 'Keep this card' }).click();
  await page.waitForURL(toWallet);
}

/** A first purchase without an account: product page, sheet, paid. Ends on the order that its link opens. */
export async function buyAsGuest(page: Page, product: string, card: string = cards.pays): Promise<string> {
  const email = newEmail();
  await openSheet(page, product);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await typeAddress(page);
  await typeCard(page, card);
  // By key: a click that follows a scroll within a moment is still handed to the frame that stood there before.
  await payButton(page).press('Enter');
  await page.waitForURL(/\/orders\/open\//);
  return email;
}

export async function openSheet(page: Page, product: string): Promise<void> {
  await page.goto(product);
  await page.getByRole('link', { name: /^Pay / }).click();
  await page.waitForURL(/\/checkout\?/);
}

/** One tap on a product page, by somebody whose wallet is ready. Answers the order it became. */
export async function buyInOneTap(page: Page, product: string): Promise<{ id: string; path: string }> {
  await page.goto(product);
  await payButton(page).click();
  return orderOfTap(page);
}

/** The order a tap has just become, read from the link under the button. */
export async function orderOfTap(page: Page): Promise<{ id: string; path: string }> {
  await expect(page.getByText('Paid', { exact: true })).toBeVisible();
  const path = (await page.getByRole('link', { name: 'See the order' }).getAttribute('href')) ?? '';
  return { path, id: path.split('/').at(-1) ?? '' };
}

/** How many orders this person or browser has, by the list of them. */
export async function orderCount(page: Page): Promise<number> {
  await page.goto('/orders');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return page.getByRole('main').getByRole('listitem').count();
}

/** Where the sandbox lives, as the pages' own policy names it. */
export async function sandboxOrigin(page: Page): Promise<string> {
  const policy = (await page.request.get('/cart')).headers()['content-security-policy'] ?? '';
  return /frame-src (https?:\/\/\S+?)[;\s]/.exec(policy)?.[1] ?? 'http://localhost:3001';
}

/** The bank's days go by: the sandbox's clock is put forward, and it tells us what the bank decided. */
export async function passDays(page: Page): Promise<void> {
  const answer = await page.request.post(`${await sandboxOrigin(page)}/_sandbox/clock`, { data: { advance_days: 5 } });
  expect(answer.ok()).toBe(true);
}

/** Makes the payment provider misbehave until the work is done. */
export async function withFault(page: Page, fault: object, work: () => Promise<void>): Promise<void> {
  const faults = `${await sandboxOrigin(page)}/_sandbox/faults`;
  await page.request.post(faults, { data: fault });
  try {
    await work();
  } finally {
    await page.request.delete(faults);
  }
}

/** Test accounts of PayPal's page. */
type TestAccount = 'pays' | 'declined' | 'claims';

/** Chooses a test account on PayPal's page, which is the sandbox's, and lets the shop charge it. */
export async function approveOnPayPal(page: Page, account: TestAccount = 'pays'): Promise<void> {
  await page.waitForURL(/\/paypal\/approve\//);
  await page.getByRole('combobox').selectOption(account);
  await page.getByRole('button', { name: 'Approve' }).click();
}

/** Adds a PayPal account in the wallet; it becomes the one that taps use. */
export async function addPayPal(page: Page, account: TestAccount = 'pays'): Promise<void> {
  await page.goto('/wallet');
  await page.getByRole('button', { name: 'Add PayPal' }).click();
  await approveOnPayPal(page, account);
  await page.waitForURL((url) => url.pathname === '/wallet');
}
