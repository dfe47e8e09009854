import 'server-only';
import { sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import type { Actor, SystemActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import type { SiteView } from '@/lib/money/button/console/queries';
import { mayOnPage } from '@/lib/money/orders/seller-may';
import { type Finding, findingsOf, healthDays, type Trouble } from './model';
import { HealthRow } from './schema';

const system: SystemActor = { kind: 'system', name: 'button-health', locale: 'en' };

/** How a site is built in: what was found of the last `healthDays`, the worst first, and the troubles that were counted, the latest first. */
export type Health = { findings: Finding[]; troubles: Trouble[] };

/** How well a site is built in; null for whoever may not see its page's settings, and for a site of another page. */
export async function healthOf(
  actor: Actor,
  { id, pageId }: Pick<SiteView, 'id' | 'pageId'>,
  now = new Date(),
): Promise<Health | null> {
  const siteId = toUuid(id);
  const mine = await asActor(actor, async (tx) => {
    if (!(await mayOnPage(tx, pageId, 'see_settings'))) return false;
    const rows = await tx.execute(
      sql`select 1 from money.pay_site where id = ${siteId}::uuid and page_id = ${toUuid(pageId)}::uuid`,
    );
    return rows.length > 0;
  });
  if (!mine) return null;
  // Whether a server never completed what a shopper approved stands at her attempt, which no page may read: only how many, here.
  const [row] = await asActor(system, (tx) =>
    tx.execute<{ facts: unknown }>(sql`select money.button_health(${siteId}::uuid, ${healthDays}::int) as facts`),
  );
  const facts = HealthRow.parse(row?.facts);
  return { findings: findingsOf(facts, now), troubles: facts.troubles };
}
