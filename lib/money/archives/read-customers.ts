import 'server-only';
import { sql } from 'drizzle-orm';
import type { MoneyTransaction } from '@/db/client/money';
import { broughtCustomer, customerConsent } from '@/db/schema/money/customer';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { asSystem } from '@/lib/money/orders/inbox/over-page';
import { mayOnPage } from '@/lib/money/orders/seller-may';
import { type ArchivePart, linesOf } from '@/lib/shop/archives/model';
import { asOwner } from './own-rows';

const together = 100;

/** Somebody who goes along, and her place among all of them. */
type Going = { name: string; email: string; since: string; place: string };

/**
 * Who agreed to go along: whom the shop brought along before and who is there still, then those who agree at the moment their piece is
 * read, by when they did. Name, e-mail address, since when, and nothing else.
 */
export const customers: ArchivePart = {
  name: 'customers',
  step: (job, cursor) =>
    asOwner(job, async (tx) => {
      const may = await mayOnPage(tx, job.pageId, 'see_buyers');
      // Asked once: row security would ask it of each row, and both statements name the page.
      if (may) await asSystem(tx);
      const going = may ? await nextOf(tx, job.pageId, cursor ?? '') : [];
      const records = going.map(({ name, email, since }) => ({ name, email, since: new Date(since).toISOString() }));
      return {
        pieces: [{ path: 'customers.jsonl', body: linesOf(records), records: records.length }],
        next: going.length < together ? null : (going.at(-1)?.place ?? null),
      };
    }),
};

/** In the order of their places: `a` for whom the shop brought, by her line in that archive; `b` for the others, by time. */
function nextOf(tx: MoneyTransaction, pageId: Id<'page'>, after: string): Promise<Going[]> {
  const page = sql`${toUuid(pageId)}::uuid`;
  return tx.execute<Going>(sql`
    select name, email, since, place from (
      select b.name, b.email, b.since::text, 'a' || b.restore_id || lpad(b.no::text, 10, '0') as place
      from ${broughtCustomer} b where b.page_id = ${page} and b.removed_at is null
      union all
      select k.name, k.email, k.since::text,
        'b' || to_char(k.since at time zone 'UTC', 'YYYYMMDDHH24MISSUS') || said.owner
      from (select distinct c.owner from ${customerConsent} c where c.page_id = ${page}) said
      cross join lateral money.kept(said.owner, ${page}) k
      where not exists (select from money.gone_buyer g where g.owner = said.owner)
        and not exists (select from ${broughtCustomer} b
          where b.page_id = ${page} and b.removed_at is null and lower(b.email) = lower(k.email))) going
    where place collate "C" > ${after} order by place collate "C" limit ${together}`);
}
