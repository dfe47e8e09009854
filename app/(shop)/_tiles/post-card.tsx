import type { ReactNode } from 'react';
import { Avatar } from '@/app/_ui/avatar';
import { Link } from '@/app/_ui/link';
import { Photo } from '@/app/_ui/photo';
import { useVoice } from '@/lib/platform/request';
import type { MediaView } from '@/lib/shop/catalog/model';
import type { PostView } from '@/lib/shop/timeline/queries';

/** Letters of an update shown in a list of many pages; its own page shows all. */
const briefLength = 420;

/** Where an update stands alone. */
export function postPath({ id, page }: PostView): string {
  return `/${page.handle}/posts/${id}`;
}

type PostCardProps = {
  post: PostView;
  brief?: boolean;
  /** What is said and done with it, below it. */
  children?: ReactNode;
};

/** An update of a page. `brief` cuts a long one short and leads to the rest. */
export function PostCard({ post, brief = false, children }: PostCardProps) {
  const { t, formatAgo, formatDate } = useVoice();
  const letters = [...post.body];
  const cut = brief && letters.length > briefLength;
  return (
    <article id={post.id} className="scroll-mt-24 space-y-3 rounded-md bg-surface p-4 shadow-card sm:p-5">
      <header className="flex items-center gap-3">
        <Avatar name={post.page.name} media={post.page.logo} size="small" />
        <div className="min-w-0 flex-1">
          <Link href={`/${post.page.handle}`} className="block truncate font-medium text-sm hover:underline">
            <bdi>{post.page.name}</bdi>
          </Link>
          <Link href={postPath(post)} className="text-muted text-xs hover:underline">
            <time dateTime={post.publishedAt.toISOString()}>
              {post.fromElsewhere
                ? t('shop.post_from', { year: formatDate(post.publishedAt, 'year') })
                : formatAgo(post.publishedAt)}
            </time>
          </Link>
        </div>
      </header>
      {post.body !== '' && (
        <p dir="auto" className="reading whitespace-pre-line">
          {cut ? `${letters.slice(0, briefLength).join('')}…` : post.body}
        </p>
      )}
      {cut && (
        <Link
          href={postPath(post)}
          className="inline-flex min-h-11 items-center font-medium text-sm underline underline-offset-4"
        >
          {t('shop.read_on')}
        </Link>
      )}
      <PostPhotos media={post.media} />
      <PostProducts post={post} />
      {children}
    </article>
  );
}

/** The products it shows, each a link to its page. */
function PostProducts({ post: { products, page } }: { post: PostView }) {
  const { t } = useVoice();
  if (products.length === 0) return null;
  return (
    <ul aria-label={t('shop.post_products')} className="flex flex-wrap gap-2">
      {products.map(({ slug, title, language, media }) => (
        <li key={slug} className="min-w-0 max-w-full">
          <Link
            href={`/${page.handle}/${slug}`}
            className="flex min-h-11 items-center gap-2 rounded-full bg-sunken py-1 ps-1 pe-4 text-sm hover:bg-line"
          >
            <span className="block size-9 shrink-0 overflow-hidden rounded-full bg-line">
              {media && <Photo media={{ ...media, alt: '' }} shape="square" sizes="36px" widths={[96]} />}
            </span>
            <bdi lang={language} className="truncate">
              {title}
            </bdi>
          </Link>
        </li>
      ))}
    </ul>
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
