import { Card } from '@/app/_ui/card';
import { EmptyState } from '@/app/_ui/empty-state';
import { MegaphoneIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { LinkButton } from '@/app/_ui/link-button';
import { Photo } from '@/app/_ui/photo';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { requestI18n } from '@/lib/platform/request';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { type OwnedPost, postsForOwner } from '@/lib/shop/posts/queries';
import { May } from '../may';

type PostListProps = { actor: PersonActor; page: PageSettings; before: Id<'post'> | null };

/** The updates a page has written, newest first, each with the way to change it. */
export async function PostList({ actor, page, before }: PostListProps) {
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
        <May page={page} do="change_page">
          <Link
            href={`/studio/${page.handle}/updates/${post.id}`}
            className="mt-2 inline-flex min-h-11 items-center font-medium text-sm underline-offset-4 hover:underline"
          >
            {t('common.edit')}
          </Link>
        </May>
      </div>
    </Card>
  );
}
