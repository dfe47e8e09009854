import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { sendForm } from './forms';

const root = path.resolve(import.meta.dirname, '..');
let merchants: ChildProcess[] = [];

/**
 * `delivery: 'ask'` has its server asked what delivery costs. `framed`: its button has the publishable key, and with it a one-tap frame. `csp` is the policy of its page.
 * `coop` is what the merchant's page says of windows; `souk` the payment host it knows, where that is not the one under test.
 */
type MerchantPart = { framed?: boolean; csp?: string; coop?: string; host?: string; souk?: string; delivery?: string };

/** The keys of a test site, and the page that said them. */
type Keys = { secret: string; publishable: string; from: URL };

/** Sends a form whose answer says a pair of test keys, and reads them. */
export async function keysOf(page: Page, at: string, button: string, typed = {}): Promise<Keys> {
  const made = await sendForm(page, { at, button, typed, done: (_, html) => html.includes('sk_test_') });
  const found = (pattern: RegExp) => pattern.exec(made.html)?.[0] ?? '';
  return {
    secret: found(/sk_test_[A-Za-z0-9_-]{43}/),
    publishable: found(/pk_test_[A-Za-z0-9_-]{24}/),
    from: made.url,
  };
}

/** Starts the plain merchant of `integrations/merchant` on an origin that is another site to browsers, with a test pair of its own. */
export async function aMerchant(
  page: Page,
  { framed = false, csp = '', coop = '', host = '127.0.0.1', souk, delivery = '' }: MerchantPart = {},
): Promise<string> {
  const keys = await keysOf(page, '/developers', 'Make a test pair');
  const { origin } = new URL(page.url() === 'about:blank' ? keys.from : page.url());
  const port = somePort();
  await startMerchant(undefined, {
    ...{ SOUK: souk ?? origin, SOUK_SECRET_KEY: keys.secret, SOUK_PUBLISHABLE_KEY: framed ? keys.publishable : '' },
    ...{ PORT: String(port), HOST: host, COOP: coop, CSP: csp, DELIVERY: delivery },
  });
  return `http://${host}:${port}`;
}

/** A port that most likely nobody listens on. */
export function somePort(): number {
  return 20_000 + Math.floor(Math.random() * 20_000);
}

/** Starts a merchant's server and waits until it says where it is. What it prints is gathered in the answer. */
export async function startMerchant(
  file = path.join(root, 'integrations/merchant/server.mjs'),
  env: Record<string, string> = {},
): Promise<{ printed: string }> {
  const merchant = spawn(process.execPath, [file], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  merchants.push(merchant);
  const said = { printed: '' };
  merchant.stdout.on('data', (part) => {
    said.printed += part;
  });
  await once(merchant.stdout, 'data');
  return said;
}

/** Ends all merchants of a story. */
export function endMerchants(): void {
  for (const merchant of merchants) merchant.kill();
  merchants = [];
}
