import { sql } from 'drizzle-orm';
import { toUuid } from '@/lib/kernel/ids';
import type { Derive } from './derive';
import type { OwnerDb } from './owner';
import { pageIdOf } from './write-shops';

/** A chair of which there are three: it goes on sale in some days, one for each person, in turn. */
const coming = { page: 'cedar-and-co', slug: 'pilot-chair-lichen', inDays: 6, perPerson: 1 } as const;

/** Writes the one opening of the demo world, with the units of its drop. */
export async function writeOpenings(database: OwnerDb, derive: Derive): Promise<void> {
  const { page, slug, inDays, perPerson } = coming;
  const pageId = toUuid(pageIdOf(derive, page));
  const id = toUuid(derive.id('opening', `${page} ${slug}`, 2));
  await database.execute(sql`
    update shop.variant v set drop = true from shop.product p
    where p.id = v.product_id and p.page_id = ${pageId}::uuid and p.slug = ${slug} and not v.drop`);
  await database.execute(sql`
    insert into shop.opening (id, product_id, page_id, opens_at, per_person, queued)
    select ${id}::uuid, p.id, p.page_id, ${onTheHour(derive.ago(-inDays)).toISOString()}::timestamptz, ${perPerson}::int, true
    from shop.product p where p.page_id = ${pageId}::uuid and p.slug = ${slug} on conflict do nothing`);
}

/** As a person would have chosen it. */
function onTheHour(moment: Date): Date {
  return new Date(Math.ceil(moment.getTime() / 3_600_000) * 3_600_000);
}
