import 'server-only';
import { count, isNotNull } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { media } from '@/db/schema/shop/page';
import type { Actor } from '@/lib/identity/actor/model';

/** A photographer and how many of their pictures the shops show. */
export type PhotoCredit = { readonly credit: string; readonly photos: number };

/** Everybody to be thanked for a picture, by name; pictures without a credit are their page's own. */
export async function photoCredits(_actor: Actor): Promise<readonly PhotoCredit[]> {
  const rows = await shopDb()
    .select({ credit: media.credit, photos: count() })
    .from(media)
    .where(isNotNull(media.credit))
    .groupBy(media.credit)
    .orderBy(media.credit);
  return rows.flatMap(({ credit, photos }) => (credit ? [{ credit, photos }] : []));
}
