import 'server-only';
import { and, asc, desc, eq, isNull, ne, type SQL, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { discount, discountCode } from '@/db/schema/shop/discount';
import { product, variant } from '@/db/schema/shop/product';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { isCurrency, money } from '@/lib/kernel/money';
import { boundToProducts } from '@/lib/shop/collections/contained';
import { requireMember } from '@/lib/shop/ownership/queries';
import { isNode, shelfOf } from '@/lib/shop/taxonomy/tree';
import {
  type DiscountClass,
  type DiscountKind,
  type DiscountMethod,
  type DiscountPhase,
  type DiscountState,
  type DiscountTerms,
  discountClasses,
  discountKinds,
  discountMethods,
  discountStates,
  isFor,
  mayCombine,
  phaseAt,
  type TargetKind,
  targetKinds,
} from './model';
import { offUnit } from './reckoning/model';
import { isEverybodys, type Offer } from './sale/model';

/** A discount as its owner sees it: what it says, how it stands, and how often it was used; never by whom. */
export type OwnDiscount = DiscountTerms & {
  id: Id<'discount'>;
  title: string;
  method: DiscountMethod;
  state: DiscountState;
  phase: DiscountPhase;
  startsAt: Date;
  endsAt: Date | null;
  uses: number;
  usesMax: number | null;
  perPersonMax: number | null;
  givenMinor: bigint;
  givenMaxMinor: bigint | null;
  /** How many codes it has, and one of them. */
  codes: number;
  code: string | null;
};

/** The discounts of the actor's page, the newest first, at most 200; none of a page that is not hers. */
export async function discountsOfPage(actor: Actor, pageId: Id<'page'>): Promise<OwnDiscount[]> {
  if (!(await requireMember(actor, pageId, 'see_catalog'))) return [];
  const rows = await readDiscounts(eq(discount.pageId, pageId));
  return rows.flatMap((row) => ownOf(row) ?? []);
}

/** One discount of the actor's page; null for a missing one and for somebody else's. */
export async function discountForOwner(
  actor: Actor,
  pageId: Id<'page'>,
  discountId: Id<'discount'>,
): Promise<OwnDiscount | null> {
  const all = await discountsOfPage(actor, pageId);
  return all.find((one) => one.id === discountId) ?? null;
}

/** A code, how often it was used, and how often it may be. */
export type CodeRow = { code: string; uses: number; usesMax: number | null };

/** The codes of a discount of the actor's page, for a file; none of one that is not hers. */
export async function codesOfDiscount(
  actor: Actor,
  pageId: Id<'page'>,
  discountId: Id<'discount'>,
): Promise<CodeRow[]> {
  if (!(await requireMember(actor, pageId, 'change_catalog'))) return [];
  return shopDb()
    .select({ code: discountCode.code, uses: discountCode.uses, usesMax: discountCode.usesMax })
    .from(discountCode)
    .where(and(eq(discountCode.pageId, pageId), eq(discountCode.discountId, discountId)))
    .orderBy(asc(discountCode.createdAt), asc(discountCode.code));
}

/** What a page takes off by itself now, for anybody to see. */
export async function automaticDiscounts(_actor: Actor, pageId: Id<'page'>): Promise<OwnDiscount[]> {
  const running = sql`${discount.method} = 'automatic' and ${discount.state} = 'active' and ${discount.startsAt} <= now()`;
  const rows = await readDiscounts(and(eq(discount.pageId, pageId), running));
  return rows.flatMap((row) => ownOf(row) ?? []).filter((one) => one.phase === 'running');
}

/** What a page takes off by itself from everybody, now or at a time that is set; anybody may read it. */
export async function offersOf(_actor: Actor, pageId: Id<'page'>): Promise<Offer[]> {
  const open = sql`${discount.method} = 'automatic' and ${discount.state} = 'active' and (${discount.endsAt} is null or ${discount.endsAt} > now())`;
  const rows = await readDiscounts(and(eq(discount.pageId, pageId), open));
  return rows.flatMap((row) => ownOf(row) ?? []).filter(isEverybodys);
}

/** A product that a discount may be for. */
export type ProductToChoose = { id: Id<'product'>; title: string; shelf: string };

/** The products of the actor's page by title, at most 300, archived ones left out; none of a page that is not hers. */
export async function productsToChoose(actor: Actor, pageId: Id<'page'>): Promise<ProductToChoose[]> {
  if (!(await requireMember(actor, pageId, 'see_catalog'))) return [];
  const rows = await shopDb()
    .select({ id: product.id, title: product.title, category: product.category })
    .from(product)
    .where(and(eq(product.pageId, pageId), ne(product.state, 'archived')))
    .orderBy(asc(product.title))
    .limit(300);
  return rows.map(({ category, ...one }) => ({ ...one, shelf: shelfNamed(category) }));
}

/** A variant that a discount may be for, called by its product and its values. */
export type VariantToChoose = { id: Id<'variant'>; title: string };

/** The variants of the actor's page whose products have a choice, by title, at most 300; none of a page that is not hers. */
export async function variantsToChoose(actor: Actor, pageId: Id<'page'>): Promise<VariantToChoose[]> {
  if (!(await requireMember(actor, pageId, 'see_catalog'))) return [];
  const rows = await shopDb()
    .select({ id: variant.id, title: product.title, values: variant.values })
    .from(variant)
    .innerJoin(product, eq(product.id, variant.productId))
    .where(
      and(
        eq(variant.pageId, pageId),
        isNull(variant.removedAt),
        ne(product.state, 'archived'),
        sql`cardinality(${variant.values}) > 0`,
      ),
    )
    .orderBy(asc(product.title), asc(variant.position))
    .limit(300);
  return rows.map(({ id, title, values }) => ({ id, title: `${title}: ${values.join(' · ')}` }));
}

/** The shelf a category stands on, as the discount names it. */
function shelfNamed(category: string): string {
  return isNode(category) ? shelfOf(category) : category;
}

/** The discounts of a page that would be taken beside one, as things stand: each names the class of the other. */
export function combinedWith(one: OwnDiscount, all: readonly OwnDiscount[]): OwnDiscount[] {
  return all.filter((other) => other.id !== one.id && other.phase !== 'ended' && mayCombine(one, other));
}

/** Titles of things of the actor's page that a discount would sell for nothing, at most five. */
export async function givenForNothing(actor: Actor, pageId: Id<'page'>, one: OwnDiscount): Promise<string[]> {
  if (!(await requireMember(actor, pageId, 'see_catalog'))) return [];
  if (one.kind !== 'percent_items' && one.kind !== 'amount_items') return [];
  const rows = await shopDb()
    .select({
      productId: product.id,
      variantId: variant.id,
      category: product.category,
      title: product.title,
      priceMinor: variant.priceMinor,
    })
    .from(variant)
    .innerJoin(product, eq(product.id, variant.productId))
    .where(and(eq(variant.pageId, pageId), isNull(variant.removedAt), ne(product.state, 'archived')))
    .orderBy(asc(variant.priceMinor))
    .limit(500);
  const [meant = one] = await boundToProducts(actor, [one], [...new Set(rows.map((row) => row.productId))]);
  const free = rows.filter(
    (row) =>
      row.priceMinor !== null &&
      isFor(meant, { ...row, shelf: shelfNamed(row.category) }) &&
      offUnit(money(row.priceMinor, one.currency), one) >= row.priceMinor,
  );
  return [...new Set(free.map((row) => row.title))].slice(0, 5);
}

function readDiscounts(where: SQL | undefined) {
  return shopDb()
    .select({
      row: discount,
      codes: sql<number>`(select count(*)::int from ${discountCode} c where c.discount_id = ${discount.id})`,
      code: sql<
        string | null
      >`(select c.code from ${discountCode} c where c.discount_id = ${discount.id} order by c.created_at, c.code limit 1)`,
    })
    .from(discount)
    .where(where)
    .orderBy(desc(discount.createdAt))
    .limit(200);
}

type Row = Awaited<ReturnType<typeof readDiscounts>>[number];

function ownOf({ row, codes, code }: Row): OwnDiscount | null {
  const { kind, method, state, currency, targetKind, pageId: _page, version: _version, createdAt: _at, ...rest } = row;
  if (!isCurrency(currency)) return null;
  const known = {
    kind: oneOf<DiscountKind>(discountKinds, kind),
    method: oneOf<DiscountMethod>(discountMethods, method),
    state: oneOf<DiscountState>(discountStates, state),
    targetKind: oneOf<TargetKind>(targetKinds, targetKind),
    combines: rest.combines.map((each) => oneOf<DiscountClass>(discountClasses, each)),
  };
  return { ...rest, ...known, currency, codes, code, phase: phaseAt({ ...rest, state: known.state }, new Date()) };
}

function oneOf<Word extends string>(words: readonly Word[], text: string): Word {
  const word = words.find((each) => each === text);
  if (!word) throw new Error('Invariant broken: a word of a discount that nobody knows');
  return word;
}
