/** What people do, in the product's words. Selectors are roles and accessible names: they stay true for ever. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';

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

  async signUp(person: SignIn & { name: string }): Promise<void> {
    const { page } = this;
    await page.goto('/sign-up');
    await page.getByRole('textbox', { name: 'Name' }).fill(person.name);
    await page.getByRole('textbox', { name: 'E-mail' }).fill(person.email);
    await page.getByLabel('Password', { exact: true }).fill(person.password);
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.waitForURL((url) => !url.pathname.endsWith('/sign-up'));
  }

  async signIn(person: SignIn): Promise<void> {
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
}
