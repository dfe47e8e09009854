/** The plain merchant of `integrations/merchant`, on an origin that is another site to browsers. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { sendForm } from './forms';

const root = path.resolve(import.meta.dirname, '..');
let merchants: ChildProcess[] = [];

/** Starts one with a test pair of its own, and answers its origin. */
export async function aMerchant(page: Page, more: { COOP?: string; DELIVERY?: string } = {}): Promise<string> {
  const made = await sendForm(page, {
    ...{ at: '/developers', button: 'Make a test pair', typed: {} },
    done: (_, html) => html.includes('sk_test_'),
  });
  const [secret = ''] = /sk_test_[A-Za-z0-9_-]{43}/.exec(made.html) ?? [];
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const { origin: SOUK } = new URL(page.url() === 'about:blank' ? made.url : page.url());
  const merchant = spawn(process.execPath, [path.join(root, 'integrations/merchant/server.mjs')], {
    env: { ...process.env, SOUK, SOUK_SECRET_KEY: secret, PORT: String(port), HOST: '127.0.0.1', ...more },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  merchants.push(merchant);
  await once(merchant.stdout ?? merchant, 'data');
  return `http://127.0.0.1:${port}`;
}

/** Ends those of a story. */
export function endMerchants(): void {
  for (const merchant of merchants) merchant.kill();
  merchants = [];
}
