import 'server-only';
import { and, desc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { asActor, callMoney } from '@/db/client/money';
import { payLink } from '@/db/schema/money/button/pay-link';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { type Currency, isCurrency, type Money, money } from '@/lib/kernel/money';
import { mayOnPage } from '@/lib/money/orders/seller-may';
import type { LinkState } from './model';
import type { LinkProblem } from './open-link';

/** A fixed amount as whoever sees the page's settings sees it. */
export type LinkView = {
  id: Id<'payLink'>;
  title: string;
  price: Money;
  delivery: Money;
  several: boolean;
  asksAddress: boolean;
  asksEmail: boolean;
  returnUrl: string | null;
  endsAt: Date | null;
  usesMax: number | null;
  /** How often it was sold; what was undone is not counted. */
  uses: number;
  state: LinkState;
  /** Why it is not sold now although it is active. */
  isOver: boolean;
};

/** The fixed amounts of a site, newest first and those that ended last; none for whoever does not see the page's settings. */
export function linksOfSite(actor: Actor, site: { id: Id<'site'>; pageId: Id<'page'> }): Promise<LinkView[]> {
  return asActor(actor, async (tx) => {
    if (!(await mayOnPage(tx, site.pageId, 'see_settings'))) return [];
    const rows = await tx
      .select({ link: payLink, problem: sql<string | null>`money.link_problem(pay_link)` })
      .from(payLink)
      .where(and(eq(payLink.siteId, site.id), eq(payLink.pageId, site.pageId)))
      .orderBy(sql`${payLink.state} = 'ended'`, desc(payLink.createdAt), desc(payLink.id))
      .limit(500);
    return rows.map(({ link, problem }) => viewOf(link, problem));
  });
}

function viewOf(link: typeof payLink.$inferSelect, problem: string | null): LinkView {
  const { id, title, several, asksAddress, asksEmail, returnUrl, endsAt, usesMax, uses, state, currency } = link;
  if (!isCurrency(currency)) throw new Error('Invariant broken: a site counts in a known currency');
  return {
    ...{ id, title, several, asksAddress, asksEmail, returnUrl, endsAt, usesMax, uses, state },
    ...{ price: money(link.unitMinor, currency), delivery: money(link.deliveryMinor, currency) },
    isOver: state === 'active' && problem !== null,
  };
}

const minor = z.string().transform(BigInt);
const Shown = z
  .object({
    ...{ title: z.string(), currency: z.custom<Currency>(isCurrency), unitMinor: minor, deliveryMinor: minor },
    ...{ several: z.boolean(), problem: z.enum(['paused', 'ended', 'used_up']).nullable() },
  })
  .nullable();

/** A fixed amount as shoppers see it before they go on. */
export type ShownLink = {
  title: string;
  price: Money;
  delivery: Money;
  several: boolean;
  problem: LinkProblem | null;
};

/** A fixed amount of a site for whoever pressed its button; null for a missing one, and another site's. */
export async function linkOfSite(site: Id<'site'>, link: Id<'payLink'>): Promise<ShownLink | null> {
  const found = await callMoney(Shown, sql`money.link_of_site(${toUuid(site)}::uuid, ${toUuid(link)}::uuid)`);
  if (!found) return null;
  const { title, several, problem, currency, unitMinor, deliveryMinor } = found;
  return {
    ...{ title, several, price: money(unitMinor, currency), delivery: money(deliveryMinor, currency) },
    problem: problem && `link_${problem}`,
  };
}
