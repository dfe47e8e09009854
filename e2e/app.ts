/** What people do, in the product's words. Selectors are roles and accessible names: they stay true for ever. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type CDPSession, expect, type Page } from '@playwright/test';
import { addAddress, addCard, buyInOneTap, cards } from './buying';
import { sendForm } from './forms';

/** A way to sign in. */
export type SignIn = { email: string; password: string };

/** The demo world's sign-ins, as `npm start` prints them. */
export function demoSignIns(): { role: string; email: string; password: string }[] {
  const folder = process.env.SOUK_DATA || '.souk';
  const demo = JSON.parse(readFileSync(path.join(folder, 'demo.json'), 'utf8')) as {
    signIns: { role: string; email: string; password: string }[];
  };
  return demo.signIns;
}

/** A passkey reader of one window. */
export type Authenticator = { devtools: CDPSession; authenticatorId: string };

export class App {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** A person nobody else's test knows. */
  newPerson(): SignIn & { name: string } {
    const id = randomBytes(5).toString('hex');
    return { name: `Test ${id}`, email: `test-${id}@example.com`, password: `a long sentence ${id}` };
  }

  /** Opens an account without drawing a page: for stories that begin after it. */
  async signUp({ name, email, password }: SignIn & { name: string }): Promise<void> {
    await sendForm(this.page, {
      at: '/sign-up',
      button: 'Create account',
      typed: { name, email, password },
      done: (url) => !url.pathname.endsWith('/sign-up'),
    });
  }

  /** Opens an account by hand, in the page. */
  async signUpByHand(person: SignIn & { name: string }): Promise<void> {
    const { page } = this;
    await page.goto('/sign-up');
    await page.getByRole('textbox', { name: 'Name' }).fill(person.name);
    await page.getByRole('textbox', { name: 'E-mail' }).fill(person.email);
    await page.getByLabel('Password', { exact: true }).fill(person.password);
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.waitForURL((url) => !url.pathname.endsWith('/sign-up'));
  }

  /** Signs in without drawing a page: for stories that begin after it. */
  async signIn({ email, password }: SignIn): Promise<void> {
    await sendForm(this.page, {
      at: '/sign-in',
      button: 'Sign in',
      typed: { email, password },
      done: (url) => !url.pathname.endsWith('/sign-in'),
    });
  }

  /** Signs in by hand, in the page. */
  async signInByHand(person: SignIn): Promise<void> {
    const { page } = this;
    await page.goto('/sign-in');
    await page.getByRole('textbox', { name: 'E-mail' }).fill(person.email);
    await page.getByLabel('Password', { exact: true }).fill(person.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
  }

  async signInAs(role: string): Promise<void> {
    const found = demoSignIns().find((one) => one.role === role);
    if (!found) throw new Error(`the demo world has no ${role}`);
    await this.signIn(found);
  }

  async signOut(): Promise<void> {
    await this.page.goto('/settings');
    await this.page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await this.page.waitForURL((url) => !url.pathname.startsWith('/settings'));
  }

  /** Whether this browser is signed in, by the way the site answers for one's own page. */
  async isSignedIn(): Promise<boolean> {
    await this.page.goto('/settings');
    return new URL(this.page.url()).pathname === '/settings';
  }

  /** Opens the newest mail of that subject in the demonstration's mailbox, waiting for the worker to send it. */
  async openMail(address: string, subject: string): Promise<void> {
    const { page } = this;
    const box = `/mailbox?q=${encodeURIComponent(address)}`;
    // Asked for without drawing it until the mail is there.
    const written = subject.replaceAll('&', '&amp;');
    await expect.poll(async () => (await page.request.get(box)).text(), { intervals: [500] }).toContain(written);
    await page.goto(box);
    await page.getByRole('link', { name: subject }).first().click();
    await page.waitForURL(/\/mailbox\/mal_/);
  }

  /** Confirms this person's address by the mail she got when she signed up. */
  async confirmAddress(address: string): Promise<void> {
    await this.openMail(address, 'Confirm your address');
    await this.followLink('/verify-email');
    await this.page.getByRole('button', { name: 'Confirm my address' }).click();
    await expect(this.page.getByText('is confirmed')).toBeVisible();
  }

  /** Follows the link of the open mail whose address contains `path`. */
  async followLink(path: string): Promise<void> {
    await this.page.getByRole('main').getByRole('link', { name: path }).click();
    await this.page.waitForURL((url) => url.pathname.endsWith(path));
  }

  /**
   * Signs in with the passkey this browser has. The test's authenticator may answer the offer in the e-mail field's
   * suggestions before anybody can press the button; either way in is right.
   */
  async signInWithPasskey(next: string): Promise<void> {
    const { page } = this;
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    const pressed = page.getByRole('button', { name: 'Sign in with a passkey' }).click({ timeout: 5_000 });
    await Promise.all([page.waitForURL((url) => url.pathname === next), pressed.catch(() => undefined)]);
  }

  /**
   * Gives this browser a passkey reader of its own, as a phone or computer has one. A test's reader is one window's: another window of
   * the same browser gets its passkeys from there.
   */
  async plugInAuthenticator(page: Page = this.page, from?: Authenticator): Promise<Authenticator> {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    const { authenticatorId: other = '' } = from ?? {};
    const kept = await from?.devtools.send('WebAuthn.getCredentials', { authenticatorId: other });
    for (const credential of kept?.credentials ?? [])
      await devtools.send('WebAuthn.addCredential', { authenticatorId, credential });
    return { devtools, authenticatorId };
  }

  /** A new person whose wallet has a card and an address: ready for one tap. */
  async signUpReadyToPay(card: string = cards.pays): Promise<SignIn & { name: string }> {
    const person = this.newPerson();
    await this.signUp(person);
    await addAddress(this.page);
    await addCard(this.page, card);
    return person;
  }

  async addAddress(address: { line1: string }): Promise<void> {
    await addAddress(this.page, address);
  }

  /** One tap on a product's page; answers the order it became. */
  async buyInOneTap(product: string): Promise<{ id: string; path: string }> {
    return buyInOneTap(this.page, product);
  }
}
