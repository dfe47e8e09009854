import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { broughtCustomer, customerConsent } from '@/db/schema/money/customer';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { asSystem } from '@/lib/money/orders/inbox/over-page';
import { mayOnPage } from '@/lib/money/orders/seller-may';
import { type ArchivePart, linesOf } from '@/lib/shop/archives/model';
import { asOwner } from './own-rows';

const together = 100;

/** Somebody who may go along, and her place among all of them; without a name when she does not. */
type Asked = { place: string } & ({ name: string; email: string; since: string } | { name: null });

/**
 * Who agreed to go along: whom the shop brought along before and who is there still, then those who agree at the moment their piece is
 * read, by account: whoever says it anew meanwhile keeps her place. Name, e-mail address, since when, and nothing else.
 */
export const customers: ArchivePart = {
  name: 'customers',
  step: (job, cursor) =>
    asOwner(job, async (tx) => {
      const may = await mayOnPage(tx, job.pageId, 'see_buyers');
      // Asked once: row security would ask it of each row, and both statements name the page.
      if (may) await asSystem(tx);
      const asked = may ? await tx.execute<Asked>(askedAfter(job.pageId, cursor ?? '')) : [];
      const records = asked.flatMap((one) =>
        one.name === null ? [] : [{ name: one.name, email: one.email, since: new Date(one.since).toISOString() }],
      );
      return {
        pieces: [{ path: 'customers.jsonl', body: linesOf(records), records: records.length }],
        next: asked.length < together ? null : (asked.at(-1)?.place ?? null),
      };
    }),
};

/**
 * In the order of their places: `a` for whom the shop brought, by her line in that archive; `b` for whoever was asked here, by account,
 * whatever she said. Each half is read from where the last piece ended and no further than this one goes: a piece costs the same,
 * however many there are.
 */
export function askedAfter(pageId: Id<'page'>, after: string): SQL {
  const page = sql`${toUuid(pageId)}::uuid`;
  const owner = after.startsWith('b') ? after.slice(1) : '';
  return sql`
    select name, email, since, place from (
      (select b.name, b.email, b.since::text, ${broughtPlace} as place
      from ${broughtCustomer} b where b.page_id = ${page} and b.removed_at is null and ${broughtPlace} > ${after}
      order by ${broughtPlace} limit ${together})
      union all
      select k.name, k.email, k.since::text, 'b' || said.owner
      from (select distinct c.owner from ${customerConsent} c where c.page_id = ${page} and c.owner > ${owner}
        order by c.owner limit ${together}) said
      left join lateral (
        select kept.* from money.kept(said.owner, ${page}) kept
        where not exists (select from money.gone_buyer g where g.owner = said.owner)
          and not exists (select from ${broughtCustomer} b
            where b.page_id = ${page} and b.removed_at is null and lower(b.email) = lower(kept.email))) k on true) asked
    order by place collate "C" limit ${together}`;
}

const broughtPlace = sql`('a' || b.restore_id || lpad(b.no::text, 10, '0')) collate "C"`;
