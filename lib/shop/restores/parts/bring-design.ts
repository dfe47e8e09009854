import 'server-only';
import { z } from 'zod';
import { design } from '@/db/schema/shop/design';
import { readDesign } from '@/lib/shop/design/schema';
import { backPart } from '../back-part';
import { past, pictureName } from './fields';
import { findTargets, Target } from './find-targets';

const Picture = z.object({ picture: pictureName });
const Look = z.object({
  publishedAt: past.nullable(),
  theme: z.record(z.string(), z.unknown()).nullable(),
  hero: z.looseObject({ media: pictureName.nullable() }),
  sections: z.array(z.looseObject({ items: z.array(z.union([Picture, Target])).max(12) })).max(12),
});

/** How the page looked, and looks: read as any design is, so that what could not be shown is left out. */
export const bringDesign = backPart({
  name: 'design',
  file: 'design.jsonl',
  record: Look,
  bring: async (back, records) => {
    const items = records.flatMap(({ line }) => line.sections.flatMap((section) => section.items));
    const named = await findTargets(
      back,
      items.flatMap((item) => ('picture' in item ? [] : [item])),
    );
    const pictures = await back.find('media', [
      ...items.flatMap((item) => ('picture' in item ? [item.picture] : [])),
      ...records.flatMap(({ line }) => line.hero.media ?? []),
    ]);
    const rows = records.map(({ no, line: { publishedAt, theme, hero, sections } }) => ({
      ...{ id: back.idOf('design', no), pageId: back.owned.id, publishedAt },
      document: readDesign({
        theme,
        hero: { ...hero, media: hero.media && pictures.get(hero.media) },
        sections: sections.map((section) => ({
          ...section,
          items: section.items.flatMap((item) => ('picture' in item ? pictures.get(item.picture) : named(item)) ?? []),
        })),
      }),
    }));
    await back.transaction.insert(design).values(rows);
  },
});
