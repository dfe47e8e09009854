import type { Metadata } from 'next';
import { Card } from '@/app/_ui/card';
import { EmptyState } from '@/app/_ui/empty-state';
import { MegaphoneIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { LinkButton } from '@/app/_ui/link-button';
import { Photo } from '@/app/_ui/photo';
import type { PersonActor } from '@/lib/identity/actor/model';
import { newId, parseId } from '@/lib/kernel/ids';
import { requestI18n } from '@/lib/platform/request';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { type OwnedPost, postsForOwner } from '@/lib/shop/posts/queries';
import { loadPage } from '../load-page';
import { publishUpdate } from './actions';
import { PostForm } from './post-form';
import { postMessages, postWords } from './post-words';

type PageProps = {
  params: Promise<{ page: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { page } = await loadPage((await params).page);
  const { t } = await requestI18n();
  return { title: `${t('studio.updates')} · ${page.name}`, robots: { index: false } };
}

/** What the page tells its followers: a new update, and those it wrote. */
export default async function Updates({ params, searchParams }: PageProps) {
  const { actor, page } = await loadPage((await params).page);
  const before = (await searchParams).before;
  const { t } = await requestI18n();
  return (
    <div className="mx-auto max-w-2xl space-y-5">
      <h1 className="text-xl md:text-2xl">{t('studio.updates')}</h1>
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
      <Posts actor={actor} page={page} before={parseId('post', before)} />
    </div>
  );
}

type PostsProps = { actor: PersonActor; page: PageSettings; before: ReturnType<typeof parseId<'post'>> };

async function Posts({ actor, page, before }: PostsProps) {
  const { t } = await requestI18n();
  const { posts, next } = await postsForOwner(actor, page.id, before);
  if (posts.length === 0) {
    return (
      <EmptyState picture={<MegaphoneIcon size={32} />} title={t('studio.no_updates')}>
        <p>{t('studio.no_updates_body')}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <ul className="space-y-3">
        {posts.map((post) => (
          <li key={post.id}>
            <PostRow page={page} post={post} />
          </li>
        ))}
      </ul>
      {next && (
        <div className="flex justify-center">
          <LinkButton href={`/studio/${page.handle}/updates?before=${next}`} variant="quiet">
            {t('studio.older_updates')}
          </LinkButton>
        </div>
      )}
    </>
  );
}

async function PostRow({ page, post }: { page: PageSettings; post: OwnedPost }) {
  const { t, formatDate } = await requestI18n();
  const [photo] = post.photos;
  return (
    <Card className="flex gap-4">
      {photo && (
        <span className="block w-20 shrink-0 self-start overflow-hidden rounded-sm">
          <Photo media={{ ...photo, alt: '' }} sizes="80px" widths={[96, 192]} />
        </span>
      )}
      <div className="min-w-0 flex-1">
        <p className="text-muted text-sm">{formatDate(post.publishedAt, 'moment')}</p>
        <p className="mt-1 line-clamp-4 whitespace-pre-line" dir="auto">
          {post.body}
        </p>
        <Link
          href={`/studio/${page.handle}/updates/${post.id}`}
          className="mt-2 inline-flex min-h-11 items-center font-medium text-sm underline-offset-4 hover:underline"
        >
          {t('common.edit')}
        </Link>
      </div>
    </Card>
  );
}
