import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { requestI18n } from '@/lib/platform/request';
import { chosenVariant, variantWith } from '@/lib/shop/catalog/model';
import { describeProduct, describeTrail, productPath, productProperties, shorten } from '@/lib/shop/descriptions/model';
import { categoryHref } from '@/lib/shop/search/schema';
import { addressesIn, requestAddresses } from '../../_tiles/addresses';
import { embedTypes } from '../../_tiles/embed-types';
import { JsonLd } from '../../_tiles/json-ld';
import { leadOn } from '../../_tiles/lead-on';
import { noteVisit } from '../../_tiles/note-visit';
import { previewImageOfProduct } from '../../_tiles/preview-of';
import { Themed } from '../_design/themed';
import { type AskedParameters, AskedVariant, decodedSegment } from './address';
import { Gallery } from './gallery';
import { Nearby } from './nearby';
import { readProduct } from './read-product';
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
      canonical: href(path),
      languages: { en: path, ar: `/ar${path}`, 'x-default': path },
      types: embedTypes(href(path)),
    },
    openGraph: { siteName: t('common.souk'), title, description, url: href(path), images: [preview, ...photos] },
    twitter: { card: 'summary_large_image', images: [preview] },
  };
}

/** A product: its pictures, what it costs and when it comes, the one button that buys it. */
export default async function Product({ params, searchParams }: ProductProps) {
  const [found, asked, addresses] = await Promise.all([productOf(params), searchParams, requestAddresses()]);
  if (!found) return leadOn(...(await askedFor(params)), AskedVariant.rest(asked));
  const { product, seller } = found;
  const { t, href } = await requestI18n();
  const values = AskedVariant.values(asked);
  const picked = values && variantWith(product, values);
  // Without script the options arrive one by one; everything else knows a product's variant by its id.
  if (values) redirect(href(productPath(seller, product.slug, picked ?? undefined)));
  await noteVisit(seller.id, product.id);
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
            describeProduct(product, seller, addresses),
            ...trails.map((trail) => describeTrail(trail, addresses)),
          ]}
        />
        {productProperties(product, chosen).map(([property, content]) => (
          <meta key={property} property={property} content={content} />
        ))}
        <div className="gap-10 md:grid md:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] lg:gap-16">
          <Gallery product={product} chosen={chosen} handle={seller.handle} />
          <div className="space-y-8 px-4 pt-5 md:px-0 md:pt-0">
            <Trail product={product} />
            <Summary product={product} chosen={chosen} seller={seller} />
            <Story product={product} chosen={chosen} seller={seller} />
          </div>
        </div>
        <Nearby address={`${href(productPath(seller, product.slug))}/related`} />
      </div>
    </Themed>
  );
}
