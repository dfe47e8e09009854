import 'server-only';
import { asc, eq, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { design } from '@/db/schema/shop/design';
import { type Id, parseId } from '@/lib/kernel/ids';
import { type ArchivePart, linesOf } from '@/lib/shop/archives/model';
import type { Design } from '@/lib/shop/design/model';
import { readDesign } from '@/lib/shop/design/schema';
import { namedThings } from './named-things';
import { pictureNames } from './picture-names';

/** How the page looks and looked: what was published, oldest first, then the draft. What a design names and is gone is left out. */
export const designs: ArchivePart = {
  name: 'design',
  step: async ({ archiveId, pageId }) => {
    const kept = await designsOf(pageId);
    const names = await pictureNames(archiveId);
    const named = await namedThings(kept.flatMap(({ look }) => look.sections.flatMap(({ items }) => items)));
    const item = (id: string): unknown => {
      const picture = names(id);
      return picture === null ? named(id) : { picture };
    };
    const records = kept.map(({ at, look }) => ({
      publishedAt: at?.toISOString() ?? null,
      theme: look.theme,
      hero: { ...look.hero, media: names(look.hero.media) },
      sections: look.sections.map((one) => ({ ...one, items: one.items.flatMap((id) => item(id) ?? []) })),
    }));
    return { pieces: [{ path: 'design.jsonl', body: linesOf(records), records: records.length }], next: null };
  },
};

/** Pictures that only a design shows. */
export async function picturesOfDesigns(pageId: Id<'page'>): Promise<Id<'media'>[]> {
  const named = (await designsOf(pageId)).flatMap(({ look }) => [
    look.hero.media,
    ...look.sections.flatMap(({ items }) => items),
  ]);
  return [...new Set(named.flatMap((id) => parseId('media', id) ?? []))];
}

async function designsOf(pageId: Id<'page'>): Promise<{ at: Date | null; look: Design }[]> {
  const rows = await shopDb()
    .select({ at: design.publishedAt, document: design.document })
    .from(design)
    .where(eq(design.pageId, pageId))
    .orderBy(sql`${design.publishedAt} nulls last`, asc(design.id));
  return rows.map(({ at, document }) => ({ at, look: readDesign(document) }));
}
