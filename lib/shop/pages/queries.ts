import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { readShop } from '@/db/client/shop';
import type { Actor } from '@/lib/identity/actor/model';
import { assert } from '@/lib/kernel/assert';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { isCurrency, type Money, money } from '@/lib/kernel/money';
import { versionedCache } from '@/lib/platform/cache';
import { mediaJson, smallMediaJson } from '@/lib/shop/cards/queries';
import type { MediaView } from '@/lib/shop/catalog/model';
import type { Zone } from '@/lib/shop/delivery/model';
import { DeliveryZones } from '@/lib/shop/delivery/schema';
import type { Design } from '@/lib/shop/design/model';
import { readDesign } from '@/lib/shop/design/schema';
import type { TaxSettings } from '@/lib/shop/tax/model';
import { type ReturnPolicy, returnWays } from './return-policy';

/** A page as everybody may see it. Texts its owners left empty are empty here. */
export type PageView = {
  readonly id: Id<'page'>;
  readonly handle: string;
  readonly name: string;
  readonly kind: string;
  readonly about: string;
  /** ISO 3166-1 alpha-2: where goods are sent from. */
  readonly country: string;
  readonly languages: readonly string[];
  readonly shopOpen: boolean;
  /** Whether its catalogue has addresses for machines. */
  readonly feeds: boolean;
  readonly logo: MediaView | null;
  readonly cover: MediaView | null;
  /** One price for a delivery, days until arrival, and the countries it goes to. */
  readonly delivery: {
    readonly price: Money;
    readonly daysMin: number;
    readonly daysMax: number;
    readonly countries: readonly string[];
    /** Where it asks by place; empty while the one price above is all there is. */
    readonly zones: readonly Zone[];
  };
  /** Its rate, whether prices contain it, and where it is collected by place instead. */
  readonly tax: TaxSettings;
  readonly legal: {
    readonly name: string;
    readonly address: string;
    readonly email: string;
    readonly returns: string;
    readonly terms: string;
  };
  /** How it looks: what its owners published. */
  readonly design: Design;
  readonly returnPolicy: ReturnPolicy;
  /** What was found of it, where it is a verified charity; null for every other page. */
  readonly charity: { readonly registration: string; readonly country: string; readonly verifiedAt: Date } | null;
  readonly createdAt: Date;
  readonly version: number;
};

/** A page as a tile: with up to three pictures of its newest products. */
export type PageCard = {
  readonly id: Id<'page'>;
  readonly handle: string;
  readonly name: string;
  readonly kind: string;
  readonly about: string;
  readonly country: string;
  readonly logo: MediaView | null;
  readonly cover: MediaView | null;
  readonly faces: readonly MediaView[];
};

const pages = versionedCache<PageView>(500);

type PageRow = {
  id: string;
  handle: string;
  name: string;
  kind: string;
  about: string;
  country: string;
  currency: string;
  languages: string[];
  shop_open: boolean;
  feeds: boolean;
  delivery_minor: string;
  delivery_days_min: number;
  delivery_days_max: number;
  delivery_countries: string[];
  zones: unknown;
  tax_basis_points: number;
  tax_inclusive: boolean;
  tax_places: string[];
  legal_name: string;
  legal_address: string;
  contact_email: string;
  returns_text: string;
  return_days: number | null;
  return_paid_by: string;
  return_ways: string[];
  restocking_basis_points: number;
  terms_text: string;
  version: string;
  created_at: string;
  logo: MediaView | null;
  cover: MediaView | null;
  design: unknown;
  charity: { registration: string; country: string; verified_at: string } | null;
};

const pageColumns: SQL = sql`g.id, g.handle, g.name, g.kind, g.about, g.country, g.currency, g.languages, g.shop_open, g.feeds,
  g.delivery_minor, g.delivery_days_min, g.delivery_days_max, g.delivery_countries, shop.delivery_zones(g.id) as zones,
  g.tax_basis_points, g.tax_inclusive, g.tax_places, g.legal_name, g.legal_address, g.contact_email, g.returns_text, g.terms_text,
  g.return_days, g.return_paid_by, g.return_ways, g.restocking_basis_points, g.version, g.created_at`;

const pictures: SQL = sql`
  (select ${smallMediaJson} from shop.media m where m.id = g.logo_media_id) as logo,
  (select ${mediaJson} from shop.media m where m.id = g.cover_media_id) as cover`;

const designed: SQL = sql`(select d.document from shop.design d where d.page_id = g.id and d.published_at is not null
  order by d.published_at desc limit 1) as design`;

const verified: SQL = sql`(select jsonb_build_object('registration', c.registration, 'country', c.country, 'verified_at', c.decided_at)
  from shop.charity c where c.page_id = g.id and c.state = 'verified') as charity`;

/** The published page with this handle, in any case of letters; null for drafts, closed pages and unknown handles. */
export async function pageByHandle(_actor: Actor, handle: string): Promise<PageView | null> {
  const [now] = await readShop<{ id: string; version: string }>(sql`
    select g.id, g.version::text from shop.page g where lower(g.handle) = lower(${handle}) and g.state = 'published'`);
  return now ? pageAt(now.id, Number(now.version)) : null;
}

/** The published page with this number, as it is in this version: kept from an earlier request of this process, or read. */
export async function pageAt(uuid: string, version: number): Promise<PageView | null> {
  const kept = pages.get(uuid, version);
  if (kept) return kept;
  const [row] = await readShop<PageRow>(sql`
    select ${pageColumns}, ${pictures}, ${designed}, ${verified} from shop.page g where g.id = ${uuid}::uuid and g.state = 'published'`);
  const page = row ? toPage(row) : null;
  if (page) pages.set(uuid, page.version, page);
  return page;
}

/** Shops to meet are looked for among those of so many newest products, so that ten thousand shops are not each looked into. */
const metAmong = 500;

/**
 * Open shops worth meeting, of those that have something new: those with a cover first, then by their newest product. While fewer
 * than asked for have something new, all of them.
 */
export async function featuredPages(_actor: Actor, limit = 12): Promise<readonly PageCard[]> {
  const open = sql`g.state = 'published' and g.shop_open`;
  const best = sql`(g.cover_media_id is not null) desc, shelf.newest desc nulls last, g.id`;
  const fresh = sql`g.id = any(array(select n.page_id from (
    select page_id from shop.product where state = 'published' order by published_at desc limit ${metAmong}) n))`;
  const met = await pageCards(sql`${open} and ${fresh}`, best, limit);
  return met.length < limit ? pageCards(open, best, limit) : met;
}

/** The published ones among these pages, in no particular order. */
export async function pagesById(_actor: Actor, ids: readonly Id<'page'>[]): Promise<readonly PageCard[]> {
  if (ids.length === 0) return [];
  return pageCards(
    sql`g.state = 'published' and g.id = any(${`{${ids.map(toUuid).join(',')}}`}::uuid[])`,
    sql`g.name, g.id`,
    ids.length,
  );
}

/**
 * Faces are looked for among so many of a page's newest products, so that a large shop without pictures is not read whole. They are asked
 * for by comparing rows: an equality lets the planner walk through the newest products of all shops to find those of a small one.
 */
const facesAmong = 24;

async function pageCards(chosen: SQL, order: SQL, limit: number): Promise<readonly PageCard[]> {
  const rows = await readShop<
    Pick<PageRow, 'id' | 'handle' | 'name' | 'kind' | 'about' | 'country' | 'logo' | 'cover'> & {
      faces: MediaView[] | null;
    }
  >(sql`
    with shown as (
      select g.id, row_number() over (order by ${order}) as place
      from shop.page g
      cross join lateral (
        select max(p.published_at) as newest from shop.product p where p.page_id = g.id and p.state = 'published'
      ) shelf
      where ${chosen} order by place limit ${limit}
    )
    select g.id, g.handle, g.name, g.kind, g.about, g.country, ${pictures}, faces.faces
    from shown join shop.page g on g.id = shown.id
    cross join lateral (
      select jsonb_agg(face.media) as faces from (
        select ${mediaJson} as media
        from (select id, page_id, published_at from shop.product
              where state = 'published' and (page_id, state, published_at) <= (g.id, 'published', timestamptz 'infinity')
              order by page_id desc, state desc, published_at desc limit ${facesAmong}) p
        join shop.product_media f on f.product_id = p.id and f.position = 0 join shop.media m on m.id = f.media_id
        where g.shop_open and p.page_id = g.id order by p.published_at desc limit 3
      ) face
    ) faces
    order by shown.place`);
  return rows.map((row) => ({ ...row, id: fromUuid('page', row.id), faces: row.faces ?? [] }));
}

function toPage(row: PageRow): PageView {
  assert(isCurrency(row.currency), 'a page counts in a known currency');
  return {
    id: fromUuid('page', row.id),
    handle: row.handle,
    name: row.name,
    kind: row.kind,
    about: row.about,
    country: row.country,
    languages: row.languages,
    shopOpen: row.shop_open,
    feeds: row.feeds,
    logo: row.logo,
    cover: row.cover,
    delivery: {
      price: money(BigInt(row.delivery_minor), row.currency),
      daysMin: row.delivery_days_min,
      daysMax: row.delivery_days_max,
      countries: row.delivery_countries,
      zones: DeliveryZones.parse(row.zones),
    },
    tax: { basisPoints: row.tax_basis_points, inclusive: row.tax_inclusive, places: row.tax_places },
    legal: {
      name: row.legal_name,
      address: row.legal_address,
      email: row.contact_email,
      returns: row.returns_text,
      terms: row.terms_text,
    },
    design: readDesign(row.design),
    returnPolicy: {
      days: row.return_days,
      paidBy: row.return_paid_by === 'shop' ? 'shop' : 'buyer',
      ways: returnWays.filter((way) => row.return_ways.includes(way)),
      restockingBasisPoints: row.restocking_basis_points,
    },
    charity: row.charity && {
      ...{ registration: row.charity.registration, country: row.charity.country },
      verifiedAt: new Date(row.charity.verified_at),
    },
    createdAt: new Date(row.created_at),
    version: Number(row.version),
  };
}
