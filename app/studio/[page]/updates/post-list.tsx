import { Card } from '@/app/_ui/card';
import { EmptyState } from '@/app/_ui/empty-state';
import { MegaphoneIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { LinkButton } from '@/app/_ui/link-button';
import { Photo } from '@/app/_ui/photo';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { requestI18n } from '@/lib/platform/request';
import { zoneOf } from '@/lib/shop/openings/model';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import type { PostState } from '@/lib/shop/posts/model';
import { type OwnedPost, postsForOwner } from '@/lib/shop/posts/queries';
import { May } from '../may';

type PostListProps = { actor: PersonActor; page: PageSettings; state: PostState; before: Id<'post'> | null };

/** The posts of a page in a state, each with the way to change it; those to come stand under their days, by the clock of the page. */
export async function PostList({ actor, page, state, before }: PostListProps) {
  const { t, formatDate } = await requestI18n();
  const { posts, next } = await postsForOwner(actor, page.id, before, state);
  if (posts.length === 0) {
    return (
      <EmptyState picture={<MegaphoneIcon size={32} />} title={t(empty[state].title)}>
        <p>{t(empty[state].body)}</p>
      </EmptyState>
    );
  }
  const zone = zoneOf(page.country);
  const dayOf = ({ publishedAt }: OwnedPost) =>
    state === 'scheduled' && publishedAt ? formatDate(publishedAt, 'date', zone) : '';
  const days = [...new Set(posts.map(dayOf))].map((day) => ({
    day,
    those: posts.filter((post) => dayOf(post) === day),
  }));
  return (
    <>
      {days.map(({ day, those }) => (
        <section key={day} className="space-y-3">
          {day !== '' && <h2 className="font-medium">{day}</h2>}
          <ul className="space-y-3">
            {those.map((post) => (
              <li key={post.id}>
                <PostRow page={page} post={post} zone={zone} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {next && (
        <div className="flex justify-center">
          <LinkButton href={`/studio/${page.handle}/updates?show=${state}&before=${next}`} variant="quiet">
            {t(state === 'scheduled' ? 'studio.later_posts' : 'studio.older_updates')}
          </LinkButton>
        </div>
      )}
    </>
  );
}

const empty = {
  published: { title: 'studio.no_updates', body: 'studio.no_updates_body' },
  scheduled: { title: 'studio.no_scheduled', body: 'studio.no_scheduled_body' },
  draft: { title: 'studio.no_post_drafts', body: 'studio.no_post_drafts_body' },
} as const;

async function PostRow({ page, post, zone }: { page: PageSettings; post: OwnedPost; zone: string }) {
  const { t, formatDate } = await requestI18n();
  const [photo] = post.photos;
  const moment = post.publishedAt ?? post.changedAt;
  return (
    <Card className="flex gap-4">
      {photo && (
        <span className="block w-20 shrink-0 self-start overflow-hidden rounded-sm">
          <Photo media={{ ...photo, alt: '' }} sizes="80px" widths={[96, 192]} />
        </span>
      )}
      <div className="min-w-0 flex-1">
        <p className="text-muted text-sm">
          {post.state === 'draft' && t('studio.post_changed', { moment: formatDate(moment, 'moment', zone) })}
          {post.state === 'scheduled' && formatDate(moment, 'clock', zone)}
          {post.state === 'published' && formatDate(moment, 'moment', zone)}
        </p>
        <p className="mt-1 line-clamp-4 whitespace-pre-line" dir="auto">
          {post.body}
        </p>
        <May page={page} do="change_page">
          <Link
            href={`/studio/${page.handle}/updates/${post.id}`}
            className="mt-2 inline-flex min-h-11 items-center font-medium text-sm underline-offset-4 hover:underline"
          >
            <span>
              {t('common.edit')}
              <span className="sr-only">
                : <bdi>{[...post.body].slice(0, 60).join('')}</bdi>
              </span>
            </span>
          </Link>
        </May>
      </div>
    </Card>
  );
}
