import { Card } from '@/app/_ui/card';
import { Link } from '@/app/_ui/link';
import { Tabs } from '@/app/_ui/tabs';
import { newId, parseId } from '@/lib/kernel/ids';
import { requestI18n } from '@/lib/platform/request';
import { zoneOf } from '@/lib/shop/openings/model';
import { postStates } from '@/lib/shop/posts/model';
import { countPosts } from '@/lib/shop/posts/queries';
import { loadPage, type StudioPageProps, titled } from '../load-page';
import { May } from '../may';
import { publishUpdate } from './actions';
import { PostForm } from './post-form';
import { PostList } from './post-list';
import { postMessages, postWords, zoneName } from './post-words';

export const generateMetadata = titled('studio.updates');

/** What the page tells its followers: a new post, those it published, those that come by themselves, and drafts. */
export default async function Updates({ params, searchParams }: StudioPageProps) {
  const { actor, page } = await loadPage((await params).page, 'see_catalog');
  const { before, show } = await searchParams;
  const [{ t, locale, formatNumber }, counts] = await Promise.all([requestI18n(), countPosts(actor, page.id)]);
  const state = postStates.find((one) => one === show) ?? 'published';
  const home = `/studio/${page.handle}/updates`;
  return (
    <div className="mx-auto max-w-2xl space-y-5">
      <h1 className="text-xl md:text-2xl">{t('studio.updates')}</h1>
      <May page={page} do="change_page">
        <Card>
          <PostForm
            action={publishUpdate}
            pageId={page.id}
            name="key"
            value={newId('post')}
            body=""
            state="draft"
            publishAt=""
            photos={[]}
            clear
            words={postWords(t, zoneName(zoneOf(page.country), locale))}
            messages={postMessages(t)}
          />
          <p className="mt-4 hidden text-muted text-sm noscript:block">{t('studio.post_photos_later')}</p>
        </Card>
        <p className="text-sm">
          <Link href={`/studio/${page.handle}/move`} className="inline-flex min-h-11 items-center underline">
            {t('move.go')}
          </Link>
        </p>
      </May>
      <Tabs
        label={t('studio.posts_by_state')}
        tabs={postStates.map((one) => ({
          href: one === 'published' ? home : `${home}?show=${one}`,
          label: t(`studio.posts_${one}`),
          count: formatNumber(counts[one]),
          current: one === state,
        }))}
      />
      <PostList actor={actor} page={page} state={state} before={parseId('post', before)} />
    </div>
  );
}
