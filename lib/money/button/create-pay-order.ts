import 'server-only';
import { sql } from 'drizzle-orm';
import { callMoney, moneyDb } from '@/db/client/money';
import { newId, toUuid } from '@/lib/kernel/ids';
import { type Money, money } from '@/lib/kernel/money';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { openNow } from '@/lib/markets/open-now';
import { type OutOfBounds, outOfBounds, type Terms } from '@/lib/markets/terms/model';
import { TermsRow } from '@/lib/markets/terms/schema';
import { env } from '@/lib/platform/env';
import { hashToken } from '@/lib/platform/tokens';
import { clientTokenOf } from './client-token';
import type { Merchant } from './find-merchant';
import { payOrderSeconds } from './model';
import { isKnownOrigin, isKnownReturn } from './queries';
import { type CreatePayOrder, MadeRow, type PayOrderRow } from './schema';

/** Why a site's order was not made. */
export type CreatePayOrderCode =
  | 'merchant_suspended'
  | 'market_closed'
  | OutOfBounds['problem']
  | 'currency_mismatch'
  | 'origin_not_registered'
  | 'return_url_not_registered'
  | 'test_mode_off';

/**
 * Writes down what a site asks to be paid, under its server's key: the same key is the same order. The token, 256 bits of which only the
 * hash is kept, lets a page of the order's origin show it for fifteen minutes; a repeated call has it again, for it follows from key and
 * site.
 *
 * Refusals: `merchant_suspended`, `market_closed` (the button is not open in the country of its page), `market_least` and `market_most` (beyond what the rule there allows of one payment),
 * `currency_mismatch` (another currency than the site's), `origin_not_registered`,
 * `return_url_not_registered`, `test_mode_off` (a test site where real money is taken).
 */
export async function createPayOrder(
  merchant: Merchant,
  input: CreatePayOrder,
  createKey: string,
): Promise<Result<{ order: PayOrderRow; clientToken: string; isNew: boolean }, CreatePayOrderCode>> {
  if (merchant.suspended) return refuse('merchant_suspended');
  if (!(await mayBePaid(merchant))) return refuse('market_closed');
  if (merchant.test && env().SOUK_MODE === 'live') return refuse('test_mode_off');
  if (input.currency !== merchant.currency) return refuse('currency_mismatch', 'currency');
  if (!(await isKnownOrigin(merchant, input.origin))) return refuse('origin_not_registered', 'origin');
  for (const [field, url] of Object.entries({ return_url: input.return_url, cancel_url: input.cancel_url })) {
    if (url !== undefined && !(await isKnownReturn(merchant, url))) return refuse('return_url_not_registered', field);
  }
  const out = outOfBounds(await termsOfPage(merchant), askedFor(input));
  if (out) return refuse(out.problem);
  const clientToken = clientTokenOf(merchant.siteId, createKey);
  const made = await callMoney(
    MadeRow,
    sql`money.make_pay_order(${JSON.stringify(documentOf(merchant, input, createKey, clientToken))}::jsonb)`,
  );
  return ok({ order: made.order, clientToken, isNew: made.result === 'made' });
}

function documentOf(merchant: Merchant, input: CreatePayOrder, createKey: string, clientToken: string) {
  const items = input.items.map(({ title, quantity, unit_amount }) => ({
    title,
    quantity,
    unitMinor: `${unit_amount}`,
  }));
  const itemsMinor = input.items.reduce((sum, item) => sum + item.quantity * item.unit_amount, 0);
  const deliveries = (input.shipping?.options ?? []).map((one) => ({
    ...{ id: one.id, label: one.label, amountMinor: `${one.amount}`, daysMin: one.days_min, daysMax: one.days_max },
  }));
  return {
    id: toUuid(newId('payOrder')),
    site: toUuid(merchant.siteId),
    page: toUuid(merchant.pageId),
    kind: 'server',
    createKey,
    merchantRef: input.merchant_ref ?? '',
    currency: input.currency,
    items,
    itemsMinor: `${itemsMinor}`,
    deliveryMinor: `${input.shipping_amount}`,
    taxMinor: `${input.tax_amount}`,
    discountMinor: `${input.discount_amount}`,
    totalMinor: `${input.amount}`,
    asksAddress: input.shipping !== undefined,
    deliveries,
    callbackUrl: input.shipping?.callback_url ?? null,
    asksEmail: input.email,
    origin: input.origin,
    returnUrl: input.return_url ?? null,
    cancelUrl: input.cancel_url ?? null,
    capture: input.capture_method ?? merchant.capture,
    metadata: input.metadata,
    tokenHash: hashToken(clientToken),
    challenge: input.challenge ?? null,
    seconds: payOrderSeconds,
  };
}

/** Whether the button is open in the country of the site's page, for its owners. */
async function mayBePaid({ pageId }: Merchant): Promise<boolean> {
  const [row] = await moneyDb().execute<{ may: boolean }>(
    sql`select markets.page_may(g.id, g.country, 'button', ${openNow()}) as may from shop.page g where g.id = ${toUuid(pageId)}::uuid`,
  );
  return row?.may ?? false;
}

/** What the rule of the button says in the country of the site's page. */
async function termsOfPage({ pageId }: Merchant): Promise<Terms | null> {
  const [row] = await moneyDb().execute<{ terms: unknown }>(
    sql`select markets.terms_of('button') -> g.country as terms from shop.page g where g.id = ${toUuid(pageId)}::uuid`,
  );
  return TermsRow.nullable().parse(row?.terms ?? null);
}

/** What is asked for, before a shopper chooses how it is delivered. */
function askedFor({ items, shipping_amount, tax_amount, discount_amount, currency }: CreatePayOrder): Money {
  const sum = items.reduce((all, item) => all + item.quantity * item.unit_amount, 0);
  return money(BigInt(sum + shipping_amount + tax_amount - discount_amount), currency);
}
