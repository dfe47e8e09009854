import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { sendForm } from './forms';

const root = path.resolve(import.meta.dirname, '..');
let merchants: ChildProcess[] = [];

/** `coop` is what the merchant's page says of windows; `souk` the payment host it knows, where that is not the one under test. */
type MerchantPart = { coop?: string; host?: string; souk?: string };

/** Starts the plain merchant of `integrations/merchant` on an origin that is another site to browsers, with a test pair of its own. */
export async function aMerchant(
  page: Page,
  { coop = '', host = '127.0.0.1', souk }: MerchantPart = {},
): Promise<string> {
  const made = await sendForm(page, {
    ...{ at: '/developers', button: 'Make a test pair', typed: {} },
    done: (_, html) => html.includes('sk_test_'),
  });
  const [secret = ''] = /sk_test_[A-Za-z0-9_-]{43}/.exec(made.html) ?? [];
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const { origin } = new URL(page.url() === 'about:blank' ? made.url : page.url());
  const env = { ...process.env, SOUK: souk ?? origin, SOUK_SECRET_KEY: secret };
  const merchant = spawn(process.execPath, [path.join(root, 'integrations/merchant/server.mjs')], {
    env: { ...env, PORT: String(port), HOST: host, COOP: coop },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  merchants.push(merchant);
  await once(merchant.stdout ?? merchant, 'data');
  return `http://${host}:${port}`;
}

/** Ends all merchants of a story. */
export function endMerchants(): void {
  for (const merchant of merchants) merchant.kill();
  merchants = [];
}
