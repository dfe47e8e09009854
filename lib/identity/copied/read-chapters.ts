import 'server-only';
import { eq } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { profile } from '@/db/schema/identity/person';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { CopyFile, CopyJob, CopyPart } from '@/lib/identity/copies/model';
import { type CopiedRow, chaptersOf, takenIn } from '@/lib/platform/copied/model';
import { countHers, readHers } from '@/lib/platform/copied/read-hers';
import { fileStore } from '@/lib/platform/storage';
import { keptPlace } from '@/lib/shop/media/model';
import { identityCopied } from './model';

/** The chapters of the identity ring, with the picture she has of herself. */
export const identityChapters: readonly CopyPart[] = chaptersOf(identityCopied).map((chapter) => ({
  chapter,
  read: async (job) => {
    const tables: Record<string, readonly CopiedRow[]> = {};
    for (const [name, table] of takenIn(identityCopied, chapter))
      tables[name] = (await readHers(identityDb(), name, table, job.actor.personId)).map(({ says }) => says);
    return chapter === 'account' ? { tables, files: picture(job) } : { tables };
  },
}));

async function* picture({ actor }: CopyJob): AsyncGenerator<CopyFile> {
  const [row] = await identityDb()
    .select({ key: profile.avatarKey })
    .from(profile)
    .where(eq(profile.personId, actor.personId));
  const bytes = row?.key ? await (await fileStore()).get(keptPlace(row.key)) : null;
  if (row?.key && bytes) yield { path: `pictures/${row.key}.webp`, bytes };
}

/** How many things of the actor’s own each table of the identity ring has. */
export function countIdentity(actor: PersonActor): Promise<ReadonlyMap<string, number>> {
  return countHers(identityDb(), identityCopied, actor.personId);
}
