import type { ReactNode } from 'react';
import { Avatar } from '@/app/_ui/avatar';
import { Link } from '@/app/_ui/link';
import { LinkedText } from '@/app/_ui/linked-text';
import { Photo } from '@/app/_ui/photo';
import { useVoice } from '@/lib/platform/request';
import type { PostView } from '@/lib/shop/timeline/queries';
import { priceText } from './price-text';
import { TaggedPicture } from './tagged-picture';
import { VideoSlide } from './video-slide';

/** Letters of a post shown in a list of many pages; its own page shows all. */
const briefLength = 420;

/** An address that may have been cut in its middle leads somewhere else. */
const cutAddress = /https?:\/\/\S*$/i;

/** Where a post stands alone. */
export function postPath({ id, page }: PostView): string {
  return `/${page.handle}/posts/${id}`;
}

type PostCardProps = {
  post: PostView;
  brief?: boolean;
  /** What is said and done with it, below it. */
  children?: ReactNode;
};

/** A post of a page. `brief` cuts a long one short and leads to the rest. */
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
          <LinkedText text={cut ? `${letters.slice(0, briefLength).join('').replace(cutAddress, '')}…` : post.body} />
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
      <PostVideo post={post} />
      <PostPhotos post={post} />
      <PostProducts post={post} />
      {children}
    </article>
  );
}

/** Its video, in a frame that holds its room before anything of it is fetched. */
function PostVideo({ post: { video, media } }: { post: PostView }) {
  const { t } = useVoice();
  if (video === null) return null;
  const frame = video.height > video.width ? 'aspect-4/5' : 'aspect-video';
  return (
    <div className={`${frame} overflow-hidden rounded-md`}>
      <VideoSlide
        video={video}
        poster={(video.poster ?? media[0])?.key ?? null}
        play={t('videos.play')}
        captions={t('videos.captions')}
      />
    </div>
  );
}

/** The products it shows, each a link to its page: also those on its pictures, for who cannot reach the dots. */
function PostProducts({ post: { products, page } }: { post: PostView }) {
  const voice = useVoice();
  if (products.length === 0) return null;
  return (
    <ul aria-label={voice.t('shop.post_products')} className="flex flex-wrap gap-2">
      {products.map(({ slug, title, language, media, price }) => (
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
            {price && <bdi className="shrink-0 text-muted tabular-nums">{priceText(price, voice)}</bdi>}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function PostPhotos({ post: { media, products, page } }: { post: PostView }) {
  const [only, second] = media;
  if (!only) return null;
  if (!second && only.tags.length > 0) return <TaggedPicture picture={only} products={products} handle={page.handle} />;
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
    <ul className="grid grid-cols-2 gap-1.5">
      {media.map((picture) =>
        picture.tags.length > 0 ? (
          <li key={picture.key} className="col-span-2">
            <TaggedPicture picture={picture} products={products} handle={page.handle} />
          </li>
        ) : (
          <li key={picture.key} className="overflow-hidden rounded-md">
            <Photo media={picture} shape="square" sizes="(min-width: 768px) 320px, 50vw" widths={[320, 480, 640]} />
          </li>
        ),
      )}
    </ul>
  );
}
