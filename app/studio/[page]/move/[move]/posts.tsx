import { Checkbox } from '@/app/_ui/choice';
import { RowList } from '@/app/_ui/row-list';
import type { Id } from '@/lib/kernel/ids';
import { requestI18n } from '@/lib/platform/request';
import type { MovePostView } from '@/lib/shop/elsewhere/queries';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { SmallPicture } from './small-picture';

type PostsProps = { page: PageSettings; move: Id<'move'>; posts: readonly MovePostView[]; items: number };

/** Posts to choose of, as they were said; those that are here already cannot be brought again. */
export async function Posts({ page, move, posts, items }: PostsProps) {
  const { t, formatNumber, formatDate } = await requestI18n();
  return (
    <section className="space-y-2">
      <h2 className="font-semibold">{t('move.updates', { count: items, shown: formatNumber(items) })}</h2>
      <RowList>
        {posts.map((post) => {
          const label = (
            <bdi dir="auto" className="line-clamp-3 whitespace-pre-line break-words">
              {post.body || t('move.only_pictures')}
            </bdi>
          );
          const hint = [
            formatDate(post.saidAt, 'date'),
            ...(post.pictures > 0
              ? [t('move.pictures', { count: post.pictures, shown: formatNumber(post.pictures) })]
              : []),
            ...(post.cut ? [t('move.cut')] : []),
            ...(post.state === 'known' ? [t('move.known')] : []),
          ].join(' · ');
          return (
            <li key={post.no} className="flex items-center gap-3 px-4 py-2">
              <div className="min-w-0 flex-1">
                {post.state === 'known' ? (
                  <div className="py-1 ps-8 text-muted">
                    {label}
                    <span className="block text-sm">{hint}</span>
                  </div>
                ) : (
                  <Checkbox
                    name="posts[]"
                    value={String(post.no)}
                    defaultChecked={post.chosen}
                    label={label}
                    hint={hint}
                  />
                )}
              </div>
              {post.pictured && <SmallPicture handle={page.handle} move={move} name={String(post.no)} />}
            </li>
          );
        })}
      </RowList>
    </section>
  );
}
