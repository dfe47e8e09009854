import 'server-only';
import { asc, eq } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { review, reviewPhoto } from '@/db/schema/shop/review';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { CopyFile, CopyJob, CopyPart } from '@/lib/identity/copies/model';
import { type CopiedRow, chaptersOf, takenIn } from '@/lib/platform/copied/model';
import { countHers, readHers } from '@/lib/platform/copied/read-hers';
import { fileStore } from '@/lib/platform/storage';
import { keptPlace } from '@/lib/shop/media/model';
import { shopCopied } from './model';

/** The chapters of the shop ring, with the photographs of her reviews. */
export const shopChapters: readonly CopyPart[] = chaptersOf(shopCopied).map((chapter) => ({
  chapter,
  read: async (job) => {
    const tables: Record<string, readonly CopiedRow[]> = {};
    for (const [name, table] of takenIn(shopCopied, chapter))
      tables[name] = (await readHers(shopDb(), name, table, job.actor.personId)).map(({ says }) => says);
    return chapter === 'reviews' ? { tables, files: photographs(job) } : { tables };
  },
}));

async function* photographs({ actor }: CopyJob): AsyncGenerator<CopyFile> {
  const rows = await shopDb()
    .select({ key: reviewPhoto.key })
    .from(reviewPhoto)
    .innerJoin(review, eq(review.id, reviewPhoto.reviewId))
    .where(eq(review.personId, actor.personId))
    .orderBy(asc(reviewPhoto.id));
  for (const { key } of rows) {
    const bytes = await (await fileStore()).get(keptPlace(key));
    if (bytes) yield { path: `pictures/${key}.webp`, bytes };
  }
}

/** How many things of the actor’s own each table of the shop ring has. */
export function countShop(actor: PersonActor): Promise<ReadonlyMap<string, number>> {
  return countHers(shopDb(), shopCopied, actor.personId);
}
