import { shopperCountry } from '@/app/_country/shopper-country';
import { TruckIcon } from '@/app/_ui/icons';
import { Photo } from '@/app/_ui/photo';
import { Section } from '@/app/_ui/section';
import { parseId } from '@/lib/kernel/ids';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { productsOfPage } from '@/lib/shop/catalog/queries';
import { collectionPath, spoken } from '@/lib/shop/collections/model';
import { collectionOfPage, productsOfCollection } from '@/lib/shop/collections/queries';
import { type Section as DesignSection, wordsFor } from '@/lib/shop/design/model';
import { picturesOfDesign, productsOfDesign } from '@/lib/shop/design/queries';
import type { PageView } from '@/lib/shop/pages/queries';
import { postsOfPage } from '@/lib/shop/timeline/queries';
import { PostCard } from '../../_tiles/post-card';
import { ProductGrid } from '../../_tiles/product-grid';

type SectionProps = { page: PageView; section: DesignSection };

const drawn = {
  featured: Featured,
  collection: OneCollection,
  story: Story,
  gallery: Gallery,
  updates: Latest,
  delivery: Delivery,
};

/** What a page shows before its shelf, in its owner's order. One that has nothing to show is left out. */
export function Sections({ page, sections }: { page: PageView; sections: readonly DesignSection[] }) {
  return sections.map((section, place) => {
    const Drawn = drawn[section.kind];
    // biome-ignore lint/suspicious/noArrayIndexKey: a section is its place
    return <Drawn key={place} page={page} section={section} />;
  });
}

const newest = 4;

async function Featured({ page, section }: SectionProps) {
  const [{ t, locale }, actor, to] = await Promise.all([requestI18n(), currentActor(), shopperCountry()]);
  const products =
    section.items.length > 0
      ? await productsOfDesign(actor, page.id, section.items, to)
      : (await productsOfPage(actor, page.id, { limit: newest, to })).items;
  if (products.length === 0) return null;
  return (
    <Section title={wordsFor(section.title, locale) || t('design.featured')}>
      <ProductGrid products={products} seller={false} />
    </Section>
  );
}

/** The first of a collection, and the way to all of it. One that nobody may see any more is left out with its section. */
async function OneCollection({ page, section }: SectionProps) {
  const [{ t, locale }, actor, to] = await Promise.all([requestI18n(), currentActor(), shopperCountry()]);
  const id = parseId('collection', section.items[0] ?? null);
  const collection = id === null ? null : await collectionOfPage(actor, page.id, id);
  if (!collection) return null;
  const { items } = await productsOfCollection(actor, collection, { limit: newest, to });
  if (items.length === 0) return null;
  const title = wordsFor(section.title, locale) || spoken(collection.title, locale).text;
  const more = { href: collectionPath(page.handle, collection.slug), label: t('collections.see_all') };
  return (
    <Section title={title} more={more}>
      <ProductGrid products={items} seller={false} />
    </Section>
  );
}

async function Story({ section }: SectionProps) {
  const { locale } = await requestI18n();
  const [title, text] = [wordsFor(section.title, locale), wordsFor(section.text, locale)];
  if (!title && !text) return null;
  return (
    <section className="reading mx-auto space-y-3 text-center">
      {title && (
        <h2 dir="auto" className="text-accent text-lg md:text-xl">
          {title}
        </h2>
      )}
      {text && (
        <p dir="auto" className="whitespace-pre-line">
          {text}
        </p>
      )}
    </section>
  );
}

async function Gallery({ page, section }: SectionProps) {
  const [{ t, locale }, actor] = await Promise.all([requestI18n(), currentActor()]);
  const found = await picturesOfDesign(actor, page.id, section.items);
  const pictures = section.items.flatMap((id) => found.get(id) ?? []);
  if (pictures.length === 0) return null;
  return (
    <Section title={wordsFor(section.title, locale) || t('design.gallery')}>
      <ul className="grid grid-cols-2 gap-2 md:grid-cols-4 md:gap-3">
        {pictures.map((media) => (
          <li key={media.key} className="overflow-hidden rounded-md">
            <Photo media={media} shape="square" sizes="(min-width: 48rem) 25vw, 50vw" />
          </li>
        ))}
      </ul>
    </Section>
  );
}

async function Latest({ page, section }: SectionProps) {
  const [{ t, locale }, actor] = await Promise.all([requestI18n(), currentActor()]);
  const { items } = await postsOfPage(actor, page.id, { limit: 2, to: await shopperCountry() });
  if (items.length === 0) return null;
  return (
    <Section
      title={wordsFor(section.title, locale) || t('shop.updates')}
      more={{ href: `/${page.handle}?tab=updates`, label: t('shop.see_updates') }}
    >
      <div className="grid items-start gap-5 md:grid-cols-2">
        {items.map((post) => (
          <PostCard key={post.id} post={post} />
        ))}
      </div>
    </Section>
  );
}

async function Delivery({ page, section }: SectionProps) {
  const { t, locale, formatList, formatCountry } = await requestI18n();
  const { countries } = page.delivery;
  if (!page.shopOpen || countries.length === 0) return null;
  const text = wordsFor(section.text, locale);
  return (
    <Section title={wordsFor(section.title, locale) || t('design.delivery')}>
      <div className="rounded-md bg-surface p-4 shadow-card">
        <p className="flex items-center gap-2">
          <TruckIcon className="shrink-0" />
          {t('design.delivers_to', { countries: formatList(countries.slice(0, 12).map(formatCountry)) })}
        </p>
        {text && (
          <p dir="auto" className="mt-2 whitespace-pre-line text-muted">
            {text}
          </p>
        )}
      </div>
    </Section>
  );
}
