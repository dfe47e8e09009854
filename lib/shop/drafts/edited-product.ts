import 'server-only';
import { sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import type { Actor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import type { Condition } from '@/lib/shop/catalog/product-limits';
import { type OwnedPhoto, requireMember } from '@/lib/shop/ownership/queries';
import { type NodeId, nodeOfPlace } from '@/lib/shop/taxonomy/tree';
import type { Option, ProductState } from './model';
import { type PhotoRow, photosOfProduct, toPhoto } from './queries';

/** A variant as its owner edits it. */
export type OwnedVariant = {
  id: Id<'variant'>;
  values: string[];
  sku: string;
  gtin: string;
  mpn: string;
  weightGrams: number | null;
  priceMinor: bigint | null;
  compareAtMinor: bigint | null;
  stock: number;
  mediaId: Id<'media'> | null;
};

/** What an owner says of a product beside its words. */
export type EditedDetails = {
  brand: string;
  material: string;
  colour: string;
  condition: Condition;
  tags: string[];
  originCountry: string;
  hsCode: string;
  /** A number of Google’s taxonomy, where it is not what the category means there. */
  googleCategory: string;
  seoTitle: string;
  seoDescription: string;
};

/** A product with everything its editor shows; `seen` is the moment of its last change in milliseconds. */
export type EditedProduct = {
  id: Id<'product'>;
  slug: string;
  title: string;
  description: string;
  category: NodeId;
  /** What a file called it, where the tree has no such node. */
  categoryText: string;
  /** What Google calls its number, where that list is loaded. */
  googlePath: string | null;
  state: ProductState;
  /** When it goes on sale by itself; null when nobody said. */
  publishAt: Date | null;
  /** When it leaves the shop by itself; null when nobody said. */
  archiveAt: Date | null;
  details: EditedDetails;
  /** It is delivered as files. */
  asFiles: boolean;
  /** Its variants are drops. */
  drop: boolean;
  everPublished: boolean;
  seen: number;
  options: Option[];
  variants: OwnedVariant[];
  photos: OwnedPhoto[];
};

type VariantRow = {
  id: string;
  values: string[];
  sku: string;
  gtin: string;
  mpn: string;
  weightGrams: number | null;
  price: string | null;
  compareAt: string | null;
  stock: number;
  mediaId: string | null;
};

type ProductRow = Pick<
  EditedProduct,
  'slug' | 'title' | 'description' | 'state' | 'drop' | 'asFiles' | 'options' | 'details'
> & {
  category: string;
  subcategory: string;
  category_text: string;
  google_path: string | null;
  publish_at: string | null;
  archive_at: string | null;
  ever_published: boolean;
  seen: string;
  variants: VariantRow[];
  photos: PhotoRow[];
};

/** A product of a page the actor owns, in full; null when it is missing or somebody else's. */
export async function productForOwner(
  actor: Actor,
  pageId: Id<'page'>,
  productId: Id<'product'>,
): Promise<EditedProduct | null> {
  if (!(await requireMember(actor, pageId, 'see_catalog'))) return null;
  const [row] = await shopDb().execute<ProductRow>(sql`
    select p.slug, p.as_files as "asFiles", p.title, p.description, p.category, p.subcategory, p.category_text, p.state, p.publish_at, p.archive_at,
      (select c.path from shop.google_category c where c.id::text = p.google_category) as google_path, p.published_at is not null as ever_published,
      exists (select from shop.variant v where v.product_id = p.id and v.removed_at is null and v.drop) as drop,
      floor(extract(epoch from p.updated_at) * 1000)::bigint::text as seen, p.options, ${photosOfProduct} as photos,
      jsonb_build_object('brand', p.brand, 'material', p.material, 'colour', p.colour, 'condition', p.condition, 'tags', p.tags,
        'originCountry', p.origin_country, 'hsCode', p.hs_code, 'googleCategory', p.google_category, 'seoTitle', p.seo_title, 'seoDescription', p.seo_description) as details,
      (select coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'values', v.values, 'sku', v.sku, 'price', v.price_minor::text,
        'gtin', v.gtin, 'mpn', v.mpn, 'weightGrams', v.weight_grams, 'compareAt', v.compare_at_minor::text,
        'stock', v.stock, 'mediaId', v.media_id) order by v.position, v.id), '[]')
       from shop.variant v where v.product_id = p.id and v.removed_at is null) as variants
    from shop.product p where p.id = ${toUuid(productId)} and p.page_id = ${toUuid(pageId)}`);
  if (!row) return null;
  const { ever_published, publish_at, archive_at, subcategory, category_text, google_path, ...rest } = row;
  return {
    ...rest,
    id: productId,
    category: nodeOfPlace(row.category, subcategory),
    categoryText: category_text,
    googlePath: google_path,
    publishAt: publish_at === null ? null : new Date(publish_at),
    archiveAt: archive_at === null ? null : new Date(archive_at),
    everPublished: ever_published,
    seen: Number(row.seen),
    variants: row.variants.map(toVariant),
    photos: row.photos.map(toPhoto),
  };
}

function toVariant({ price, compareAt, mediaId, ...row }: VariantRow): OwnedVariant {
  return {
    ...row,
    id: fromUuid('variant', row.id),
    priceMinor: price === null ? null : BigInt(price),
    compareAtMinor: compareAt === null ? null : BigInt(compareAt),
    mediaId: mediaId === null ? null : fromUuid('media', mediaId),
  };
}
