import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import type { Actor } from '@/lib/identity/actor/model';
import type { Visit } from '@/lib/identity/sessions/model';
import { newId, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { type ButtonSite, mayOpen } from '@/lib/money/button/find-button';
import { mayReturn } from '@/lib/money/button/may-return';
import { payOrderSeconds } from '@/lib/money/button/model';
import { PayOrderRow } from '@/lib/money/button/schema';
import { type Item, readOffer } from '@/lib/money/checkout/queries';
import type { OfferRow } from '@/lib/money/checkout/schema';
import { hashToken, newToken } from '@/lib/platform/tokens';
import { oneOfEach } from './model';

/** Why goods are not sold by a button. */
export type OpenGoodsCode = 'not_found' | 'too_many' | 'return_url_not_registered' | 'required';

const Opened = z.object({ result: z.literal('shown'), order: PayOrderRow });

/**
 * Makes the order of goods of the site's own shop, for a window that shows them. What is bought is an ordinary purchase of that shop: it is
 * priced, taxed, delivered and taken from the shelf as there, when she pays. Refusals: `required` (nothing chosen), `not_found` (not on
 * sale any more, or another page's), `return_url_not_registered`, `too_many`.
 */
export async function openGoods(
  actor: Actor,
  site: ButtonSite,
  input: { items: readonly Item[]; returnUrl: string | null },
  visit: Pick<Visit, 'network'>,
): Promise<Result<PayOrderRow, OpenGoodsCode>> {
  const items = oneOfEach(input.items);
  if (items.length === 0) return refuse('required');
  if (!(await mayReturn(site, input.returnUrl))) return refuse('return_url_not_registered');
  const { rows } = await readOffer(actor, items);
  const found = items.flatMap(({ variantId, quantity }) => {
    const row = rows.find((one) => one.variantId === variantId && one.pageId === site.pageId);
    return row ? [{ row, quantity }] : [];
  });
  const [first] = found;
  if (!first || found.length < items.length) return refuse('not_found');
  if (!(await mayOpen(site, visit.network))) return refuse('too_many');
  const document = {
    ...{ id: toUuid(newId('payOrder')), site: toUuid(site.siteId), page: toUuid(site.pageId) },
    goods: items.map(({ variantId, quantity }) => ({ variant: toUuid(variantId), quantity })),
    currency: first.row.currency,
    items: found.map(({ row, quantity }) => ({ title: titleOf(row), quantity, unitMinor: `${row.priceMinor}` })),
    itemsMinor: `${found.reduce((sum, { row, quantity }) => sum + row.priceMinor * BigInt(quantity), 0n)}`,
    ...{ origin: site.origin, returnUrl: input.returnUrl },
    ...{ createKey: `button ${newToken()}`, tokenHash: hashToken(newToken()), seconds: payOrderSeconds },
  };
  return ok((await callMoney(Opened, sql`money.open_goods(${JSON.stringify(document)}::jsonb)`)).order);
}

function titleOf({ title, values }: OfferRow): string {
  return [title, ...values].join(' · ');
}
