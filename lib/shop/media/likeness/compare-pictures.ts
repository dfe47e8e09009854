import 'server-only';
import { sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { makeGrey } from '../gateway';
import { keptPicture } from '../kept-picture';
import { type ComparedKind, greySide, likenessOf } from './model';

/** A product, an update or a review, by its bare uuid. */
export type Compared = { readonly kind: ComparedKind; readonly id: string };

/**
 * Takes the likeness of every picture that a thing shows and that has none yet, and has the database flag those that stand nearly
 * the same with somebody else, or that operators took away. What is shown to nobody is left alone. A job; may run twice.
 * Throws where the server is too busy to look, after which it is tried again.
 */
export async function comparePictures({ kind, id }: Compared): Promise<void> {
  const lacking = await shopDb().execute<{ key: string }>(
    sql`select key from shop.pictures_of(${kind}, ${id}::uuid) where likeness is null and shop.is_public(${kind}, ${id}::uuid)`,
  );
  for (const { key } of lacking) await takeLikeness(key);
  await shopDb().execute(sql`select shop.flag_alike(${kind}, ${id}::uuid)`);
}

async function takeLikeness(key: string): Promise<void> {
  const bytes = await keptPicture(key);
  const grey = bytes && (await makeGrey(bytes, greySide));
  if (grey && !grey.ok && grey.code === 'busy') throw new Error('too busy to compare a picture');
  const likeness = grey?.ok ? likenessOf(grey.value) : 0n;
  for (const table of [sql`shop.media`, sql`shop.review_photo`])
    await shopDb().execute(
      sql`update ${table} set likeness = ${likeness.toString()}::bigint where key = ${key} and likeness is null`,
    );
}
