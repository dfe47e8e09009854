import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { type Currency, type Money, money } from '@/lib/kernel/money';
import { openNow } from '@/lib/markets/open-now';
import type { Terms } from '@/lib/markets/terms/model';
import { TermsByCountry, TermsRow } from '@/lib/markets/terms/schema';
import { uuidField } from '@/lib/platform/id-field';
import { dayAfter } from './delivery/model';
import { PayOrderRow } from './schema';

/** A line of what another site sells. Its goods are none of ours: they have a title and a price, and nothing of them lies on a shelf here. */
export type ElsewhereLine =
  | { kind: 'elsewhere'; title: string; quantity: number; unit: Money; amount: Money }
  | { kind: 'elsewhere_delivery' | 'elsewhere_tax' | 'elsewhere_discount'; title: string; amount: Money };

/** What a site asks, as a purchase is recorded from it. */
export type PayOrderOffer = {
  currency: Currency;
  total: Money;
  asksAddress: boolean;
  /** Its site's server has to complete it before anything is taken. */
  awaits: boolean;
  /** The countries (ISO alpha-2) whose people may buy. */
  buyerCountries: readonly string[];
  /** What the rule of the page's country says of one payment by a button, and those of buying, by country. */
  terms: Terms | null;
  buyerTerms: Readonly<Record<string, Terms>>;
  /** Its site's server said what delivery costs for this place (`placeMark`); null where it is not asked. */
  pricedFor: string | null;
  problem: 'order_ended' | 'market_closed' | 'delivery_missing' | null;
  order: {
    pageId: Id<'page'>;
    pageName: string;
    pageHandle: string;
    total: Money;
    terms: { version: bigint; currency: Currency };
    lines: readonly ElsewhereLine[];
    arrivesFrom: string;
    arrivesBy: string;
  };
};

const Offered = z
  .object({
    order: PayOrderRow,
    page: uuidField('page'),
    pageName: z.string(),
    pageHandle: z.string(),
    termsVersion: z.string().transform(BigInt),
    pricedFor: z.string().nullable(),
    payable: z.boolean(),
    sellerMarketOpen: z.boolean(),
    buyerCountries: z.array(z.string()),
    terms: TermsRow.nullish(),
    buyerTerms: TermsByCountry,
  })
  .nullable();

/** What an order of another site asks of the actor now; null for one that is not there. */
export async function offerOfPayOrder(actor: Actor, payOrderId: Id<'payOrder'>): Promise<PayOrderOffer | null> {
  const found = await callMoney(
    Offered,
    sql`money.offer_of_pay_order(${toUuid(payOrderId)}::uuid, ${openNow()}, ${actorKey(actor) ?? ''})`,
  );
  if (!found) return null;
  const { order } = found;
  const { currency } = order;
  const total = money(order.totalMinor, currency);
  const chosen = order.deliveries.find((one) => one.id === order.deliveryId);
  return {
    ...{ currency, total, asksAddress: order.asksAddress, awaits: order.kind === 'server' },
    ...{ terms: found.terms ?? null, buyerTerms: found.buyerTerms },
    ...{ buyerCountries: found.buyerCountries, pricedFor: order.asksSite ? found.pricedFor : null },
    problem: problemOf(found),
    order: {
      ...{ pageId: found.page, pageName: found.pageName, pageHandle: found.pageHandle, total },
      terms: { version: found.termsVersion, currency },
      lines: linesOf(order, chosen?.label ?? ''),
      arrivesFrom: dayAfter(chosen?.daysMin ?? 0),
      arrivesBy: dayAfter(chosen?.daysMax ?? 0),
    },
  };
}

function problemOf({
  order,
  payable,
  sellerMarketOpen,
}: NonNullable<z.output<typeof Offered>>): PayOrderOffer['problem'] {
  if (!payable) return 'order_ended';
  if ((order.asksSite || order.deliveries.length > 0) && order.deliveryId === null) return 'delivery_missing';
  return sellerMarketOpen ? null : 'market_closed';
}

function linesOf(order: PayOrderRow, delivery: string): ElsewhereLine[] {
  const of = (minor: bigint) => money(minor, order.currency);
  const goods = order.items.map(({ title, quantity, unitMinor }) => ({
    ...{ kind: 'elsewhere' as const, title, quantity },
    ...{ unit: of(unitMinor), amount: of(unitMinor * BigInt(quantity)) },
  }));
  const others = [
    { kind: 'elsewhere_discount' as const, title: '', amount: of(-order.discountMinor) },
    { kind: 'elsewhere_delivery' as const, title: delivery, amount: of(order.deliveryMinor) },
    { kind: 'elsewhere_tax' as const, title: '', amount: of(order.taxMinor) },
  ];
  return [...goods, ...others.filter((line) => line.amount.amount !== 0n)];
}
