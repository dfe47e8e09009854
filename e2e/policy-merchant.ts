import type { APIResponse, Page } from '@playwright/test';
import { keysOf, somePort, startMerchant } from './merchants';

type Order = { id: string; status: string; origin: string; completed_at: string | null };

/** A merchant and what it knows. `at` is its page under policies, `told` what Souk told it, `orders` are the newest first. */
export type Shop = {
  origin: string;
  at(policies?: Record<string, string>): string;
  told(): string;
  orders(): Promise<Order[]>;
  complete(order: string, code: string, verifier: string, key: string): Promise<APIResponse>;
};

/** One pair for all stories of a file: they are few for one network. */
let keys: Awaited<ReturnType<typeof keysOf>> | undefined;

/** Starts a merchant whose page has the policies its address asks for. */
export async function aShop(page: Page): Promise<Shop> {
  const [port, host] = [String(somePort()), '127.0.0.1'];
  const origin = `http://${host}:${port}`;
  keys ??= await keysOf(page, '/developers', 'Make a test pair');
  const { secret, publishable, from } = keys;
  const known = { SOUK: from.origin, SOUK_SECRET_KEY: secret, SOUK_PUBLISHABLE_KEY: publishable };
  const said = await startMerchant(undefined, { ...known, PORT: port, HOST: host, POLICIES: 'asked' });
  const api = `${from.origin}/pay/v1/orders`;
  const headers = { Authorization: `Bearer ${secret}` };
  return {
    origin,
    at: (policies = {}) => `${origin}/?${new URLSearchParams(policies)}`,
    told: () => said.printed,
    orders: async () =>
      (await (await page.request.get(`${api}?limit=100`, { headers })).json()).data.filter(
        (one: Order) => one.origin === origin,
      ),
    complete: (order, code, verifier, key) =>
      page.request.post(`${api}/${order}/complete`, {
        headers: { ...headers, 'Idempotency-Key': `${order}-${key}` },
        data: { approval_code: code, verifier },
      }),
  };
}
