import type { Metadata } from 'next';
import { shopperCountry } from '@/app/_country/shopper-country';
import { Section } from '@/app/_ui/section';
import { PageGrid } from '@/app/(shop)/_tiles/page-tile';
import { PostCard } from '@/app/(shop)/_tiles/post-card';
import { MoreOfList } from '@/app/(shop)/_tiles/product-grid';
import { requirePerson } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { featuredPages } from '@/lib/shop/pages/queries';
import { recentPosts } from '@/lib/shop/timeline/queries';
import { followedPages } from '@/lib/social/following/queries';
import { Live } from '../_live/live';
import { QuietFeed } from './quiet-feed';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('social.feed'), robots: { index: false } };
}

type FeedProps = { searchParams: Promise<{ after?: string | string[] }> };

/** What the pages one follows have to say; for who follows none yet, pages to begin with. */
export default async function Feed({ searchParams }: FeedProps) {
  const actor = await requirePerson('/feed');
  const [{ t }, { after }, pages] = await Promise.all([requestI18n(), searchParams, followedPages(actor)]);
  const cursor = typeof after === 'string' ? after : null;
  const { items, next } = await recentPosts(actor, { pages, cursor, to: await shopperCountry() });
  return (
    <div className="page-width space-y-10 py-6 md:py-10">
      <Live topics={[]} />
      <h1 className="text-xl md:text-2xl">{t('social.feed')}</h1>
      {items.length > 0 && (
        <div className="mx-auto max-w-2xl space-y-5">
          {items.map((post) => (
            <PostCard key={post.id} post={post} brief />
          ))}
          <MoreOfList start={cursor ? '/feed' : null} next={next && `/feed?after=${encodeURIComponent(next)}`} />
        </div>
      )}
      {items.length === 0 && <QuietFeed followsNone={pages.length === 0} />}
      {pages.length < 3 && (
        <Section title={t('social.pages_to_follow')}>
          <PageGrid pages={(await featuredPages(actor, 6)).filter((page) => !pages.includes(page.id))} />
        </Section>
      )}
    </div>
  );
}
