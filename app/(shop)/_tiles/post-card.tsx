import { Avatar } from '@/app/_ui/avatar';
import { Link } from '@/app/_ui/link';
import { Photo } from '@/app/_ui/photo';
import { useVoice } from '@/lib/platform/request';
import type { MediaView } from '@/lib/shop/catalog/model';
import type { PostView } from '@/lib/shop/timeline/queries';

/** Letters of an update shown in a list of many pages; its own page shows all. */
const briefLength = 420;

/** An update of a page. `brief` cuts a long one short and leads to the rest. */
export function PostCard({ post, brief = false }: { post: PostView; brief?: boolean }) {
  const { t, formatAgo } = useVoice();
  const letters = [...post.body];
  const cut = brief && letters.length > briefLength;
  const own = `/${post.page.handle}?tab=updates#${post.id}`;
  return (
    <article id={post.id} className="scroll-mt-24 space-y-3 rounded-md bg-surface p-4 shadow-card sm:p-5">
      <header className="flex items-center gap-3">
        <Avatar name={post.page.name} media={post.page.logo} size="small" />
        <div className="min-w-0 flex-1">
          <Link href={`/${post.page.handle}`} className="block truncate font-medium text-sm hover:underline">
            <bdi>{post.page.name}</bdi>
          </Link>
          <p className="text-muted text-xs">
            <time dateTime={post.publishedAt.toISOString()}>{formatAgo(post.publishedAt)}</time>
          </p>
        </div>
      </header>
      <p dir="auto" className="reading whitespace-pre-line">
        {cut ? `${letters.slice(0, briefLength).join('')}…` : post.body}
      </p>
      {cut && (
        <Link href={own} className="inline-flex min-h-11 items-center font-medium text-sm underline underline-offset-4">
          {t('shop.read_on')}
        </Link>
      )}
      <PostPhotos media={post.media} />
    </article>
  );
}

function PostPhotos({ media }: { media: readonly MediaView[] }) {
  const [only, second] = media;
  if (!only) return null;
  if (!second) {
    const upright = only.height > only.width;
    return (
      <Photo
        media={only}
        shape={upright ? 'tall' : 'natural'}
        sizes="(min-width: 768px) 640px, 100vw"
        widths={[480, 640, 960, 1280]}
        className="rounded-md"
      />
    );
  }
  return (
    <ul className="grid grid-cols-2 gap-1.5 overflow-hidden rounded-md">
      {media.map((picture) => (
        <li key={picture.key}>
          <Photo media={picture} shape="square" sizes="(min-width: 768px) 320px, 50vw" widths={[320, 480, 640]} />
        </li>
      ))}
    </ul>
  );
}
