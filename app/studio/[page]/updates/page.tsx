import { Card } from '@/app/_ui/card';
import { Link } from '@/app/_ui/link';
import { newId, parseId } from '@/lib/kernel/ids';
import { requestI18n } from '@/lib/platform/request';
import { loadPage, type StudioPageProps, titled } from '../load-page';
import { May } from '../may';
import { publishUpdate } from './actions';
import { PostForm } from './post-form';
import { PostList } from './post-list';
import { postMessages, postWords } from './post-words';

export const generateMetadata = titled('studio.updates');

/** What the page tells its followers: a new update, and those it wrote. */
export default async function Updates({ params, searchParams }: StudioPageProps) {
  const { actor, page } = await loadPage((await params).page, 'see_catalog');
  const before = (await searchParams).before;
  const { t } = await requestI18n();
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
            photos={[]}
            clear
            words={postWords(t, t('studio.post_publish'), t('studio.post_published'))}
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
      <PostList actor={actor} page={page} before={parseId('post', before)} />
    </div>
  );
}
