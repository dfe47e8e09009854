import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Suspense } from 'react';
import { ReportLink } from '@/app/_decisions/report-link';
import { heartsHere } from '@/app/(social)/_lists/hearts';
import { NoteLook } from '@/app/(social)/_looks/note-look';
import { KeepProduct, RecommendedBy } from '@/app/(social)/_recommend/product-said';
import { SharesOfProduct } from '@/app/(social)/_share/shares-of-product';
import { toUuid } from '@/lib/kernel/ids';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { chosenVariant, variantWith } from '@/lib/shop/catalog/model';
import { describeProduct, describeTrail, productPath, productProperties, shorten } from '@/lib/shop/descriptions/model';
import { describeReviews } from '@/lib/shop/descriptions/reviews/model';
import { productRating, reviewsOfProduct } from '@/lib/shop/reviews/queries';
import { reviewsAsked } from '@/lib/shop/reviews/schema';
import { categoryHref } from '@/lib/shop/search/schema';
import { addressesIn, alternatesOf, requestAddresses } from '../../_tiles/addresses';
import { embedTypes } from '../../_tiles/embed-types';
import { JsonLd } from '../../_tiles/json-ld';
import { leadOn } from '../../_tiles/lead-on';
import { noteVisit } from '../../_tiles/note-visit';
import { previewImageOfProduct } from '../../_tiles/preview-of';
import { Themed } from '../_design/themed';
import { type AskedParameters, AskedVariant, decodedSegment } from './address';
import { Gallery } from './gallery';
import { Nearby } from './nearby';
import { productSales } from './product-sales';
import { readProduct } from './read-product';
import { Said } from './said';
import { Story } from './story';
import { Summary } from './summary';
import { Trail, trailOf } from './trail';

type ProductProps = {
  params: Promise<{ page: string; product: string }>;
  searchParams: Promise<AskedParameters>;
};

async function productOf(params: ProductProps['params']) {
  const { page, product } = await params;
  return readProduct(page, product);
}

async function askedFor(params: ProductProps['params']): Promise<[handle: string, slug: string]> {
  const { page, product } = await params;
  return [decodedSegment(page), decodedSegment(product)];
}

export async function generateMetadata({ params }: ProductProps): Promise<Metadata> {
  const [voice, found] = await Promise.all([requestI18n(), productOf(params)]);
  if (!found) return { robots: { index: false } };
  const { product, seller } = found;
  const { t, href } = voice;
  const path = productPath(seller, product.slug);
  const places = await alternatesOf(seller.handle, path);
  const title = product.seoTitle || `${product.title} · ${seller.name}`;
  const description = shorten(product.seoDescription || product.description, 160) || title;
  const photos = product.media
    .slice(0, 4)
    .map((media) => ({ url: addressesIn(href).picture(media.key), alt: media.alt }));
  const preview = previewImageOfProduct(product, seller, voice);
  return {
    title,
    description,
    alternates: {
      ...places,
      types: embedTypes(href(path)),
    },
    openGraph: { siteName: t('common.souk'), title, description, url: places.canonical, images: [preview, ...photos] },
    twitter: { card: 'summary_large_image', images: [preview] },
  };
}

/** Reviews on the product's own page; the others are one link away. */
const latestReviews = 3;

/** A product: its pictures, what it costs and when it comes, the one button that buys it. */
export default async function Product({ params, searchParams }: ProductProps) {
  const [found, asked] = await Promise.all([productOf(params), searchParams]);
  if (!found) return leadOn(...(await askedFor(params)), AskedVariant.rest(asked));
  const { product, seller } = found;
  const [{ t, href }, addresses] = await Promise.all([requestI18n(), requestAddresses(seller.handle)]);
  const values = AskedVariant.values(asked);
  const picked = values && variantWith(product, values);
  // Without script the options arrive one by one; everything else knows a product's variant by its id.
  if (values) redirect(href(productPath(seller, product.slug, picked ?? undefined)));
  const actor = await currentActor();
  const [rating, { items: latest }, sales] = await Promise.all([
    productRating(actor, product.id),
    reviewsOfProduct(actor, product.id, reviewsAsked({}), latestReviews),
    productSales(product, seller),
    noteVisit(seller.id, product.id),
  ]);
  const chosen = chosenVariant(product, AskedVariant.id(asked));
  const itself = { name: product.title, path: productPath(seller, product.slug) };
  const shelves = trailOf(product).map((node) => ({ name: t(`taxonomy.${node}`), path: categoryHref(node) }));
  const trails = [
    [{ name: seller.name, path: `/${seller.handle}` }, itself],
    ...(shelves.length > 0 ? [[...shelves, itself]] : []),
  ];
  return (
    <Themed theme={seller.design.theme}>
      <div className="mx-auto max-w-7xl space-y-12 pb-12 md:px-8 md:pt-6">
        <JsonLd
          data={[
            { ...describeProduct(product, seller, addresses, sales), ...describeReviews(rating, latest) },
            ...trails.map((trail) => describeTrail(trail, addresses)),
          ]}
        />
        {productProperties(product, chosen, sales.get(chosen.id)).map(([property, content]) => (
          <meta key={property} property={property} content={content} />
        ))}
        <div className="gap-10 md:grid md:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] lg:gap-16">
          <Gallery product={product} chosen={chosen} handle={seller.handle} />
          <div className="space-y-8 px-4 pt-5 md:px-0 md:pt-0">
            <Trail product={product} />
            <Summary product={product} chosen={chosen} seller={seller} rating={rating} sale={sales.get(chosen.id)} />
            <KeepProduct product={product} path={itself.path} />
            <Story product={product} chosen={chosen} seller={seller} />
          </div>
        </div>
        <RecommendedBy product={product} />
        <Said product={product} seller={seller} rating={rating} latest={latest} />
        <Suspense fallback={null}>
          <SharesOfProduct product={product.id} />
        </Suspense>
        <Suspense fallback={null}>
          <NoteLook product={product.id} />
        </Suspense>
        <p className="px-4 md:px-0">
          <ReportLink kind="product" id={toUuid(product.id)} />
        </p>
        <Nearby address={`${href(itself.path)}/related`} hearts={await heartsHere()} />
      </div>
    </Themed>
  );
}
