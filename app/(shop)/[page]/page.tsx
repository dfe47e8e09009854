import type { Metadata } from 'next';
import { cache } from 'react';
import { Tabs } from '@/app/_ui/tabs';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { describeSeller, shorten } from '@/lib/shop/descriptions/model';
import { draftOf } from '@/lib/shop/design/queries';
import { pageByHandle } from '@/lib/shop/pages/queries';
import { alternatesOf, requestAddresses } from '../_tiles/addresses';
import { embedTypes } from '../_tiles/embed-types';
import { JsonLd } from '../_tiles/json-ld';
import { kindName } from '../_tiles/kind-name';
import { leadOn } from '../_tiles/lead-on';
import { noteVisit } from '../_tiles/note-visit';
import { previewImageOfPage } from '../_tiles/preview-of';
import { Hero } from './_design/hero';
import { Sections } from './_design/sections';
import { Themed } from './_design/themed';
import { CollectionTiles } from './collection-tiles';
import { PageHead } from './page-head';
import { Shelf } from './shelf';
import { Updates } from './updates';

type PageProps = {
  params: Promise<{ page: string }>;
  searchParams: Promise<{ tab?: string | string[]; after?: string | string[]; design?: string | string[] }>;
};

const readPage = cache(async (handle: string) => pageByHandle(await currentActor(), handle));

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const [voice, { page: handle }] = await Promise.all([requestI18n(), params]);
  const { t, href, formatCountry } = voice;
  const page = await readPage(handle);
  if (!page) return { robots: { index: false } };
  const kind = t('shop.kind_in_country', { kind: kindName(t, page.kind), country: formatCountry(page.country) });
  const description = shorten(page.about, 160) || kind;
  const places = await alternatesOf(page.handle, `/${page.handle}`);
  return {
    title: page.name,
    description,
    alternates: {
      ...places,
      types: {
        'application/rss+xml': [{ url: `/${page.handle}/feed.xml`, title: page.name }],
        'application/atom+xml': [{ url: `/${page.handle}/atom.xml`, title: page.name }],
        ...embedTypes(href(`/${page.handle}`)),
      },
    },
    openGraph: {
      type: 'website',
      siteName: t('common.souk'),
      title: page.name,
      description,
      url: places.canonical,
      images: [previewImageOfPage(page, voice)],
    },
    twitter: { card: 'summary_large_image' },
  };
}

/** A page of a business: its face, its shop, its posts. */
export default async function Page({ params, searchParams }: PageProps) {
  const [{ page: handle }, { tab, after, design: asked }, { t }] = await Promise.all([
    params,
    searchParams,
    requestI18n(),
  ]);
  const page = await readPage(handle);
  if (!page) return leadOn(handle);
  const design = (asked === 'draft' ? await draftOf(await currentActor(), page.id) : null) ?? page.design;
  await noteVisit(page.id, null);
  const cursor = typeof after === 'string' ? after : null;
  const updates = tab === 'updates' || !page.shopOpen;
  const own = `/${page.handle}`;
  return (
    <Themed theme={design.theme}>
      <div className="space-y-6 pb-10">
        <JsonLd data={describeSeller(page, await requestAddresses(page.handle))} />
        <PageHead page={page} hero={design.hero.media && <Hero page={page} hero={design.hero} />} />
        <div className="page-width space-y-6">
          {page.shopOpen && (
            <Tabs
              label={t('shop.parts_of_page')}
              tabs={[
                { href: own, label: t('shop.shop'), current: !updates },
                { href: `${own}?tab=updates`, label: t('shop.updates'), current: updates },
              ]}
            />
          )}
          {!updates && cursor === null && <Sections page={page} sections={design.sections} />}
          {!updates && cursor === null && <CollectionTiles page={page} />}
          {updates ? <Updates page={page} cursor={cursor} /> : <Shelf page={page} cursor={cursor} />}
        </div>
      </div>
    </Themed>
  );
}
