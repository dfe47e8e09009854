import 'server-only';
import { z } from 'zod';
import { collection, collectionProduct } from '@/db/schema/shop/collection';
import {
  collectionKinds,
  collectionSorts,
  collectionStates,
  handProductsMax,
  ruleMatches,
  rulesMax,
} from '@/lib/shop/collections/model';
import { readRules } from '@/lib/shop/collections/schema';
import { backPart } from '../back-part';
import { pictureName, productName, words } from './fields';
import { findShown } from './find-shown';

const inBoth = (max: number) => z.object({ en: words(max), ar: words(max) });

const Collection = z.object({
  slug: words(80).min(1),
  kind: z.enum(collectionKinds),
  state: z.enum(collectionStates),
  sort: z.enum(collectionSorts),
  match: z.enum(ruleMatches),
  rules: z.array(z.unknown()).max(rulesMax).transform(readRules),
  title: inBoth(80),
  description: inBoth(2_000),
  seoTitle: words(200),
  seoDescription: words(1_000),
  pictures: z.array(pictureName).max(1),
  products: z.array(productName).max(handProductsMax),
});

/** Parts of the shop with a name, in their order; what was chosen by hand as far as it came. */
export const bringCollections = backPart({
  name: 'collections',
  file: 'collections.jsonl',
  together: 20,
  record: Collection,
  bring: async (back, records) => {
    const shownBy = await findShown(back, records);
    await back.transaction.insert(collection).values(
      records.map(({ no, line }) => {
        const { title, description, pictures: _, products: __, ...said } = line;
        return {
          ...{ ...said, id: back.idOf('collection', no), pageId: back.owned.id, place: no },
          ...{ titleEn: title.en, titleAr: title.ar, descriptionEn: description.en, descriptionAr: description.ar },
          mediaId: shownBy(line).pictures[0] ?? null,
        };
      }),
    );
    const chosen = records.flatMap(({ no, line }) =>
      shownBy(line).products.map((productId, at) => ({
        ...{ collectionId: back.idOf('collection', no), productId, place: at + 1 },
      })),
    );
    if (chosen.length > 0) await back.transaction.insert(collectionProduct).values(chosen);
    await back.note(
      'collection',
      records.map(({ no, line }) => ({ name: line.slug, id: back.idOf('collection', no) })),
    );
  },
});
