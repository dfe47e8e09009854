import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, pgSchema, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { hashColumn, idColumn, instant, minorColumn } from '@/db/schema/columns';

/** Everything public: pages, products, posts, and the stock behind them. */
export const shop = pgSchema('shop');

/** A business page, and the shop it may open. `version` rises with every change of what the public sees. */
export const page = shop.table(
  'page',
  {
    id: idColumn('page', 'id').primaryKey(),
    handle: text('handle').notNull(),
    name: text('name').notNull(),
    /** What the business is: home, plants, fashion, ... (a key of the translated list). */
    kind: text('kind').notNull(),
    about: text('about').notNull().default(''),
    logoMediaId: idColumn('media', 'logo_media_id'),
    coverMediaId: idColumn('media', 'cover_media_id'),
    /** ISO 3166-1 alpha-2 and ISO 4217; prices of all products are in this currency. */
    country: text('country').notNull(),
    currency: text('currency').notNull(),
    /** The languages the page writes in, the first one leading. */
    languages: text('languages').array().notNull().default(sql`'{en}'`),
    state: text('state').notNull().default('draft'),
    shopOpen: boolean('shop_open').notNull().default(false),
    /** Its catalogue has addresses for machines while the shop is open. */
    feeds: boolean('feeds').notNull().default(true),
    deliveryMinor: minorColumn('delivery_minor').notNull().default(sql`0`),
    deliveryDaysMin: integer('delivery_days_min').notNull().default(2),
    deliveryDaysMax: integer('delivery_days_max').notNull().default(5),
    deliveryCountries: text('delivery_countries').array().notNull().default(sql`'{}'`),
    /** Basis points: 725 is 7.25 %. */
    taxBasisPoints: integer('tax_basis_points').notNull().default(0),
    taxInclusive: boolean('tax_inclusive').notNull().default(false),
    /** Where it collects tax (`US-CA`, `AE`), by the rates of the places; empty for its one rate above. */
    taxPlaces: text('tax_places').array().notNull().default(sql`'{}'`),
    /** Rises when anything changes that is asked besides the goods: delivery, tax. */
    termsVersion: bigint('terms_version', { mode: 'bigint' }).notNull().default(sql`1`),
    /** What the imprint, contact and returns pages of the shop say. */
    legalName: text('legal_name').notNull().default(''),
    legalAddress: text('legal_address').notNull().default(''),
    contactEmail: text('contact_email').notNull().default(''),
    returnsText: text('returns_text').notNull().default(''),
    /** What machines and shoppers are told of returns: days to send back in, null while not said, 0 for none at all. */
    returnDays: integer('return_days'),
    returnPaidBy: text('return_paid_by').notNull().default('buyer'),
    returnWays: text('return_ways').array().notNull().default(sql`'{mail}'`),
    /** Basis points of the price that are kept back. */
    restockingBasisPoints: integer('restocking_basis_points').notNull().default(0),
    termsText: text('terms_text').notNull().default(''),
    /** Owners are told when this many units of something are left, or fewer; null for never. */
    lowStock: integer('low_stock').default(2),
    version: bigint('version', { mode: 'number' }).notNull().default(1),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('page_handle_key').on(sql`lower(${table.handle})`),
    check('page_state', sql`${table.state} in ('draft', 'published', 'closed')`),
    check(
      'page_delivery',
      sql`${table.deliveryMinor} >= 0 and ${table.deliveryDaysMin} between 0 and 90 and ${table.deliveryDaysMax} between ${table.deliveryDaysMin} and 120`,
    ),
    check('page_low_stock', sql`${table.lowStock} between 0 and 1000000`),
    check('page_return_days', sql`${table.returnDays} between 0 and 365`),
    check('page_return_paid_by', sql`${table.returnPaidBy} in ('buyer', 'shop')`),
    check(
      'page_return_ways',
      sql`${table.returnWays} <@ '{mail,shop}' and cardinality(${table.returnWays}) between 1 and 2`,
    ),
    check('page_restocking', sql`${table.restockingBasisPoints} between 0 and 5000`),
    check('page_tax', sql`${table.taxBasisPoints} between 0 and 5000`),
    check(
      'page_tax_places',
      sql`cardinality(${table.taxPlaces}) <= 200 and array_to_string(${table.taxPlaces}, '|', '!') ~ '^([A-Z]{2}(-[A-Z]{2})?([|][A-Z]{2}(-[A-Z]{2})?)*)?$'`,
    ),
  ],
);

/** The roles there are; an owner needs no other. */
export const knownRoles = sql.raw(`'{owner,catalog,orders,money,read_only}'::text[]`);

/** Somebody of a page's people, and the roles that say what she may there (lib/shop/ownership/model.ts). */
export const pageMember = shop.table(
  'page_member',
  {
    pageId: idColumn('page', 'page_id')
      .notNull()
      .references(() => page.id, { onDelete: 'cascade' }),
    personId: idColumn('person', 'person_id').notNull(),
    roles: text('roles').array().notNull(),
    /** Who gave her these roles, and when; nobody when she made the page. */
    givenBy: idColumn('person', 'given_by'),
    givenAt: instant('given_at').notNull().defaultNow(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.pageId, table.personId] }),
    index('page_member_person').on(table.personId),
    check('page_member_roles', sql`${table.roles} <@ ${knownRoles} and cardinality(${table.roles}) > 0`),
  ],
);

/** A picture in storage: the re-encoded original; sizes are made from it on first request. */
export const media = shop.table(
  'media',
  {
    id: idColumn('media', 'id').primaryKey(),
    pageId: idColumn('page', 'page_id')
      .notNull()
      .references(() => page.id, { onDelete: 'cascade' }),
    /** Random storage key; also the public address under /media. */
    key: text('key').notNull(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    /** What the kept picture weighs; never changes. 0 for those kept before it was counted. */
    bytes: integer('bytes').notNull().default(0),
    /** Taken off something that was sold: orders may still show it, so it stays. */
    inOrders: boolean('in_orders').notNull().default(false),
    /** A tiny data URL shown until the picture arrives. */
    blur: text('blur').notNull().default(''),
    alt: text('alt').notNull().default(''),
    /** Point that must stay visible when cropped, in percent. */
    focalX: integer('focal_x').notNull().default(50),
    focalY: integer('focal_y').notNull().default(50),
    /** Photographer, when the licence asks or thanks are due. */
    credit: text('credit'),
    /** What it looks like (db/sql/98-alike.sql): null until it is compared, 0 where it is like nothing. */
    likeness: bigint('likeness', { mode: 'bigint' }),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [uniqueIndex('media_key_key').on(table.key), index('media_page').on(table.pageId)],
);

/** What the pictures, videos and files of a page may weigh together, in bytes. */
export const pageRoomBytes = 2 * 1024 ** 3;

/**
 * What all pictures of a page weigh, kept by the database itself (db/sql/22-pictures.sql). The check is what holds
 * the limit: 2 GiB as kept; the sizes made of them for browsers come on top, about as much again.
 */
export const pageStorage = shop.table(
  'page_storage',
  {
    pageId: idColumn('page', 'page_id')
      .primaryKey()
      .references(() => page.id, { onDelete: 'cascade' }),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
  },
  (table) => [check('page_storage_room', sql`${table.bytes} between 0 and ${sql.raw(String(pageRoomBytes))}`)],
);

/** A post a page publishes. */
export const post = shop.table(
  'post',
  {
    id: idColumn('post', 'id').primaryKey(),
    pageId: idColumn('page', 'page_id')
      .notNull()
      .references(() => page.id, { onDelete: 'cascade' }),
    authorId: idColumn('person', 'author_id').notNull(),
    body: text('body').notNull(),
    /** When everybody sees it: null while it is a draft, to come while it is scheduled. What it is follows from this alone. */
    publishedAt: instant('published_at').defaultNow(),
    changedAt: instant('changed_at').notNull().defaultNow(),
    /** What it was elsewhere, before it moved here (SHA-256): the same one never comes twice. Null for those written here. */
    sourceHash: hashColumn('source_hash'),
  },
  (table) => [
    index('post_page').on(table.pageId, table.publishedAt),
    index('post_drafts').on(table.pageId, table.changedAt).where(sql`${table.publishedAt} is null`),
    uniqueIndex('post_source').on(table.pageId, table.sourceHash).where(sql`${table.sourceHash} is not null`),
  ],
);

/** Pictures of a post, in order. */
export const postMedia = shop.table(
  'post_media',
  {
    postId: idColumn('post', 'post_id')
      .notNull()
      .references(() => post.id, { onDelete: 'cascade' }),
    mediaId: idColumn('media', 'media_id')
      .notNull()
      .references(() => media.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
  },
  (table) => [primaryKey({ columns: [table.postId, table.mediaId] }), index('post_media_media').on(table.mediaId)],
);
