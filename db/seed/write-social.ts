import { sql } from 'drizzle-orm';
import { comment } from '@/db/schema/social/comment';
import { liking } from '@/db/schema/social/like';
import { list } from '@/db/schema/social/list';
import { recommendation } from '@/db/schema/social/recommendation';
import { type Id, toUuid } from '@/lib/kernel/ids';
import type { Derive } from './derive';
import type { OwnerDb } from './owner';
import { comments, likedUpdates, lists, recommendations, saved } from './world/social';
import { personId } from './write-people';
import { newestPostIdOf } from './write-posts';
import { productIdOf } from './write-shops';

/** What people recommend, keep, like and say: each once, so that a second start adds nothing. */
export async function writeSocial(database: OwnerDb, derive: Derive): Promise<void> {
  for (const [who, page, slug, audience, daysAgo, note] of recommendations) {
    const id = derive.id('recommendation', `${who} ${page}/${slug}`, daysAgo);
    const row = { id, personId: personId(derive, who), productId: productIdOf(derive, page, slug), audience, note };
    await database
      .insert(recommendation)
      .values({ ...row, at: derive.ago(daysAgo) })
      .onConflictDoNothing();
  }
  for (const [who, things] of Object.entries(saved)) {
    const id = derive.id('list', `${who} saved`, 12);
    const row = { id, personId: personId(derive, who), kind: 'saved', name: '', createdAt: derive.ago(12) } as const;
    await database.insert(list).values(row).onConflictDoNothing();
    for (const [at, [page, slug]] of things.entries()) await keep(database, derive, id, { page, slug, note: '', at });
  }
  for (const { who, items, daysAgo, ...said } of lists) {
    const id = derive.id('list', `${who} ${said.name}`, daysAgo);
    const shown = said.audience === 'me' ? null : derive.ago(daysAgo);
    const row = { id, ...said, personId: personId(derive, who), notices: said.kind === 'wish', shownAt: shown };
    await database
      .insert(list)
      .values({ ...row, createdAt: derive.ago(daysAgo) })
      .onConflictDoNothing();
    for (const [at, [page, slug, note]] of items.entries()) await keep(database, derive, id, { page, slug, note, at });
  }
  await writeRegards(database, derive);
}

type Kept = { page: string; slug: string; note: string; at: number };

/** Puts a product into a list, with what it costs now. */
async function keep(database: OwnerDb, derive: Derive, listId: Id<'list'>, { page, slug, note, at }: Kept) {
  const product = sql`${toUuid(productIdOf(derive, page, slug))}::uuid`;
  await database.execute(sql`
    insert into social.list_item (list_id, subject_kind, subject_id, note, position, price_minor, currency, available)
    select ${toUuid(listId)}::uuid, 'product', ${product}, ${note}, ${at}, o.price_minor, o.currency, o.available
    from social.offer_of(${product}) o on conflict do nothing`);
}

async function writeRegards(database: OwnerDb, derive: Derive): Promise<void> {
  for (const [page, people] of Object.entries(likedUpdates)) {
    const on = { subjectKind: 'post', subjectId: toUuid(newestPostIdOf(derive, page)) } as const;
    const rows = people.map((who) => ({ ...on, personId: personId(derive, who), at: derive.ago(1) }));
    await database.insert(liking).values(rows).onConflictDoNothing();
  }
  for (const { page, who, hoursAgo, words } of comments) {
    const days = hoursAgo / 24;
    const key = `${who} ${page} ${hoursAgo}`.padEnd(16, '.');
    const on = { subjectKind: 'post', subjectId: toUuid(newestPostIdOf(derive, page)) } as const;
    const row = { id: derive.id('comment', key, days), personId: personId(derive, who), key, words };
    await database
      .insert(comment)
      .values({ ...row, ...on, at: derive.ago(days) })
      .onConflictDoNothing();
  }
}
