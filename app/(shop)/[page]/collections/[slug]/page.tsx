import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { shopperCountry } from '@/app/_country/shopper-country';
import { Avatar } from '@/app/_ui/avatar';
import { EmptyState } from '@/app/_ui/empty-state';
import { StoreIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { LinkButton } from '@/app/_ui/link-button';
import { LinkedText } from '@/app/_ui/linked-text';
import { Photo } from '@/app/_ui/photo';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { collectionPath, spoken } from '@/lib/shop/collections/model';
import { productsOfCollection } from '@/lib/shop/collections/queries';
import { describeCollection } from '@/lib/shop/descriptions/describe-collection';
import { describeTrail, shorten } from '@/lib/shop/descriptions/model';
import { requestAddresses } from '../../../_tiles/addresses';
import { JsonLd } from '../../../_tiles/json-ld';
import { noteVisit } from '../../../_tiles/note-visit';
import { previewImage } from '../../../_tiles/preview-of';
import { MoreOfList, ProductGrid } from '../../../_tiles/product-grid';
import { presentPath } from './present-path';
import { previewOfCollection } from './preview-of';
import { readCollection } from './read-collection';

type CollectionProps = {
  params: Promise<{ page: string; slug: string }>;
  searchParams: Promise<{ after?: string | string[] }>;
};

export async function generateMetadata({ params }: CollectionProps): Promise<Metadata> {
  const [voice, { page: handle, slug }] = await Promise.all([requestI18n(), params]);
  const found = await readCollection(handle, slug);
  if (!found) return { robots: { index: false } };
  const { collection, page } = found;
  const { t, href, locale } = voice;
  const path = collectionPath(page.handle, collection.slug);
  const title = collection.seoTitle || `${spoken(collection.title, locale).text} · ${page.name}`;
  const said = collection.seoDescription || spoken(collection.description, locale).text;
  const description = shorten(said, 160) || title;
  const preview = previewImage(path, previewOfCollection(collection, page, voice), voice);
  return {
    title,
    description,
    alternates: { canonical: href(path), languages: { en: path, ar: `/ar${path}`, 'x-default': path } },
    openGraph: { type: 'website', siteName: t('common.souk'), title, description, url: href(path), images: [preview] },
    twitter: { card: 'summary_large_image', images: [preview] },
  };
}

/** A collection of a shop: its words, and what is in it now. */
export default async function Collection({ params, searchParams }: CollectionProps) {
  const [{ page: handle, slug }, { after }] = await Promise.all([params, searchParams]);
  const [found, { t, href, locale }] = await Promise.all([readCollection(handle, slug), requestI18n()]);
  if (!found) {
    const to = await presentPath(handle, slug);
    if (to === null) notFound();
    permanentRedirect(href(to));
  }
  const { collection, page } = found;
  await noteVisit(page.id, null);
  const addresses = await requestAddresses(page.handle);
  const cursor = typeof after === 'string' ? after : null;
  const { items, next } = await productsOfCollection(await currentActor(), collection, {
    cursor,
    to: await shopperCountry(),
  });
  const path = collectionPath(page.handle, collection.slug);
  const [title, description] = [spoken(collection.title, locale), spoken(collection.description, locale)];
  const described = { name: title.text, description: description.text, path, picture: collection.media?.key ?? null };
  const trail = [
    { name: page.name, path: `/${page.handle}` },
    { name: title.text, path },
  ];
  return (
    <div className="page-width space-y-6 py-6 md:py-10">
      <JsonLd data={[describeCollection(described, items, addresses), describeTrail(trail, addresses)]} />
      <Link href={`/${page.handle}`} className="inline-flex min-h-11 items-center gap-3 font-medium hover:underline">
        <Avatar name={page.name} media={page.logo} />
        <bdi>{page.name}</bdi>
      </Link>
      <header className={collection.media ? 'grid items-center gap-6 md:grid-cols-[20rem_1fr]' : undefined}>
        {collection.media && (
          <Photo
            media={collection.media}
            shape="square"
            sizes="(min-width: 48rem) 320px, 100vw"
            priority
            className="overflow-hidden rounded-md"
          />
        )}
        <div className="reading min-w-0 space-y-2">
          <h1 className="break-words text-xl md:text-2xl">
            <bdi className="block" lang={title.lang}>
              {title.text}
            </bdi>
          </h1>
          {description.text !== '' && (
            <p className="text-muted">
              <bdi className="block whitespace-pre-line break-words" lang={description.lang}>
                <LinkedText text={description.text} />
              </bdi>
            </p>
          )}
        </div>
      </header>
      {items.length === 0 ? (
        <EmptyState
          picture={<StoreIcon size={36} />}
          title={t(cursor ? 'collections.no_more' : 'collections.public_empty')}
          action={<LinkButton href={`/${page.handle}`}>{t('collections.to_shop')}</LinkButton>}
        >
          {t('collections.public_empty_body')}
        </EmptyState>
      ) : (
        <section aria-labelledby="collected">
          <h2 id="collected" className="sr-only">
            {t('shop.shop')}
          </h2>
          <ProductGrid products={items} seller={false} first={4} morph />
          <MoreOfList start={cursor ? path : null} next={next && `${path}?after=${encodeURIComponent(next)}`} />
        </section>
      )}
    </div>
  );
}
