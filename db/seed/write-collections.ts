import { asc, eq } from 'drizzle-orm';
import { collection, collectionProduct } from '@/db/schema/shop/collection';
import { productMedia } from '@/db/schema/shop/product';
import type { Rule } from '@/lib/shop/collections/model';
import type { Derive } from './derive';
import type { OwnerDb } from './owner';
import { pageIdOf, productIdOf } from './write-shops';

type WorldCollection = {
  readonly page: string;
  readonly slug: string;
  readonly en: readonly [title: string, description: string];
  readonly ar?: readonly [title: string, description: string];
  /** Products by their slugs, in their order, or rules that find them. */
  readonly products?: readonly string[];
  readonly rules?: readonly Rule[];
  readonly match?: 'any';
  readonly sort?: 'newest' | 'price_up';
  /** The product whose face stands for it. */
  readonly face: string;
};

/** Collections of the demo's shops: some chosen by hand, some found by rules. */
const collections: readonly WorldCollection[] = [
  {
    ...{ page: 'cedar-and-co', slug: 'a-corner-to-read-in', face: 'alma-wool-armchair' },
    en: ['A corner to read in', 'A chair that holds you, light over the left shoulder, and somewhere to put the cup.'],
    products: ['alma-wool-armchair', 'dome-pendant-white', 'skein-side-table', 'teal-velvet-cushion'],
  },
  {
    ...{ page: 'cedar-and-co', slug: 'seats', face: 'cafe-bentwood-chair', sort: 'price_up' },
    en: ['Every seat we have', 'Chairs, stools and sofas that are in the workshop now, the least dear first.'],
    match: 'any',
    rules: [
      { kind: 'category', node: 'chairs' },
      { kind: 'category', node: 'sofas' },
    ],
  },
  {
    ...{ page: 'cedar-and-co', slug: 'under-200', face: 'beck-workshop-stool', sort: 'price_up' },
    en: ['Under $200', 'Small things from the same bench.'],
    rules: [{ kind: 'price_to', minor: '20000', currency: 'USD' }, { kind: 'in_stock' }],
  },
  {
    ...{ page: 'atlas-and-thread', slug: 'first-cold-evening', face: 'plaid-throw-forest' },
    en: ['The first cold evening', 'Wool for shoulders, sofas and the end of the bed.'],
    products: ['plaid-throw-forest', 'alpaca-throw-rust', 'herringbone-wrap', 'merino-scarf-ochre', 'dusk-rug'],
  },
  {
    ...{ page: 'atlas-and-thread', slug: 'rugs', face: 'two-hills-rug', sort: 'price_up' },
    en: ['Rugs', 'Everything for the floor, knotted, woven and tufted.'],
    rules: [{ kind: 'category', node: 'rugs' }],
  },
];

/** Writes them as their owners would have made them, for everybody to see. */
export async function writeCollections(database: OwnerDb, derive: Derive): Promise<void> {
  const places = new Map<string, number>();
  for (const one of collections) {
    const place = (places.get(one.page) ?? 0) + 1;
    places.set(one.page, place);
    await writeOne(database, derive, one, place);
  }
}

async function writeOne(database: OwnerDb, derive: Derive, one: WorldCollection, place: number): Promise<void> {
  const { page, slug, products, rules = [], en, ar = ['', ''] } = one;
  const id = derive.id('collection', `${page} ${slug}`, 9 - place);
  const [face] = await database
    .select({ id: productMedia.mediaId })
    .from(productMedia)
    .where(eq(productMedia.productId, productIdOf(derive, page, one.face)))
    .orderBy(asc(productMedia.position))
    .limit(1);
  const kind = products ? 'hand' : 'rule';
  const said = { titleEn: en[0], descriptionEn: en[1], titleAr: ar[0], descriptionAr: ar[1], rules: [...rules] };
  const when = { createdAt: derive.ago(9 - place), updatedAt: derive.ago(9 - place) };
  await database
    .insert(collection)
    .values({
      ...{ id, pageId: pageIdOf(derive, page), place, slug, kind, state: 'published', mediaId: face?.id ?? null },
      ...{ ...said, ...when, match: one.match ?? 'all', sort: one.sort ?? (products ? 'hand' : 'newest') },
    })
    .onConflictDoNothing();
  const chosen = (products ?? []).map((product, at) => ({
    ...{ collectionId: id, productId: productIdOf(derive, page, product), place: at + 1 },
  }));
  if (chosen.length > 0) await database.insert(collectionProduct).values(chosen).onConflictDoNothing();
}
