import 'server-only';
import { and, desc, eq, lt } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { profile } from '@/db/schema/identity/person';
import { product } from '@/db/schema/shop/product';
import { productChange } from '@/db/schema/shop/product-history';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { requireMember } from '@/lib/shop/ownership/queries';
import { type ChangeVerb, changeVerbs } from './record-changes';

/** What of a product a change was about, as its list names it. */
export const changedParts = [
  ...([
    'title',
    'description',
    'category',
    'options',
    'variants',
    'price',
    'stock',
    'numbers',
    'photos',
    'videos',
  ] as const),
  ...(['details', 'search', 'state', 'schedule', 'markets'] as const),
] as const;
/** One of them. */
export type ChangedPart = (typeof changedParts)[number];

/** A change of a product. `who` is null when the clock did it, or when nobody is there any more by that name. */
export type ProductChange = {
  /** Its number, which is how it is named to be restored. */
  no: string;
  at: Date;
  verb: ChangeVerb;
  who: string | null;
  isFirst: boolean;
  /** It happened where the page was before: to be read, not to go back to. */
  isCarried: boolean;
  parts: ChangedPart[];
};

const once = 20;

/** The changes of a product of a page the actor owns, newest first, twenty at a time from before `before`; none to anybody else. */
export async function historyOf(
  actor: Actor,
  pageId: Id<'page'>,
  productId: Id<'product'>,
  before: string | null = null,
): Promise<{ changes: ProductChange[]; next: string | null }> {
  if (!(await requireMember(actor, pageId, 'see_catalog'))) return { changes: [], next: null };
  const rows = await shopDb()
    .select({
      ...{ no: productChange.no, at: productChange.at, verb: productChange.verb, who: profile.name },
      ...{ before: productChange.before, after: productChange.after, carried: productChange.carried },
    })
    .from(productChange)
    .innerJoin(product, eq(product.id, productChange.productId))
    .leftJoin(profile, eq(profile.personId, productChange.personId))
    .where(
      and(
        eq(productChange.productId, productId),
        eq(product.pageId, pageId),
        before !== null && /^\d{1,18}$/.test(before) ? lt(productChange.no, BigInt(before)) : undefined,
      ),
    )
    .orderBy(desc(productChange.no))
    .limit(once + 1);
  const changes = rows.slice(0, once).map((row) => ({
    ...{ no: String(row.no), at: row.at, verb: verbOf(row.verb), who: row.who, isFirst: row.before === null },
    isCarried: row.carried,
    parts: row.before === null ? [] : partsOf(row.before, row.after),
  }));
  return { changes, next: rows.length > once ? (changes.at(-1)?.no ?? null) : null };
}

function verbOf(text: string): ChangeVerb {
  return changeVerbs.find((verb) => verb === text) ?? 'editor';
}

const partOf: Readonly<Record<string, ChangedPart>> = {
  ...{
    title: 'title',
    language: 'title',
    description: 'description',
    category: 'category',
    categoryText: 'category',
    googleCategory: 'category',
  },
  ...{
    options: 'options',
    media: 'photos',
    state: 'state',
    publishAt: 'schedule',
    archiveAt: 'schedule',
    videos: 'videos',
    drop: 'stock',
  },
  ...{ seoTitle: 'search', seoDescription: 'search' },
  ...{ priceMinor: 'price', compareAtMinor: 'price', gtin: 'numbers', mpn: 'numbers', sku: 'numbers' },
  ...{ markets: 'markets', notIn: 'markets' },
  ...{ externalId: 'numbers', weightGrams: 'details', media: 'photos', values: 'options' },
};

type Kept = Record<string, unknown>;

/** Documents as they were kept, whatever the rules were then: compared field by field, without being believed. */
function partsOf(before: Kept, after: Kept): ChangedPart[] {
  const parts = new Set<ChangedPart>();
  for (const key of differing(before, after)) if (key !== 'variants') parts.add(partOf[key] ?? 'details');
  const [old, fresh] = [variantsIn(before), variantsIn(after)];
  if ([...old.keys()].join() !== [...fresh.keys()].join()) parts.add('variants');
  for (const [id, one] of fresh) {
    for (const key of differing(old.get(id) ?? one, one))
      parts.add(key === 'stock' ? 'stock' : (partOf[key] ?? 'variants'));
  }
  return changedParts.filter((part) => parts.has(part));
}

function differing(one: Kept, other: Kept): string[] {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].filter((key) => JSON.stringify(one[key]) !== JSON.stringify(other[key]));
}

function variantsIn(document: Kept): Map<string, Kept> {
  const list: unknown[] = Array.isArray(document.variants) ? document.variants : [];
  return new Map(list.map((one) => [String(Reflect.get(Object(one), 'id')), Object(one) as Kept]));
}
