import 'server-only';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { video } from '@/db/schema/shop/video';
import type { Actor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { mediaJson } from '@/lib/shop/cards/queries';
import type { MediaView, VideoView } from '@/lib/shop/catalog/model';
import { isPhotoKey } from '@/lib/shop/media/model';
import { requireMember } from '@/lib/shop/ownership/queries';
import type { VideoContainer } from './model';

const viewJson = sql`jsonb_build_object('key', f.key, 'container', f.container, 'width', f.width, 'height', f.height,
  'durationMs', f.duration_ms, 'hasSound', f.has_sound, 'alt', f.alt, 'captionsLanguage', nullif(f.captions_language, ''),
  'createdAt', f.created_at, 'poster', (select ${mediaJson} from shop.media m where m.id = f.poster_media_id))`;

/** The videos of a product `p` that the public sees, in order, as JSON of `VideoView`. */
export const videosOfProduct: SQL = sql`(select coalesce(jsonb_agg(${viewJson} order by pf.position), '[]')
  from shop.product_video pf join shop.video f on f.id = pf.video_id where pf.product_id = p.id and shop.is_told(f))`;

/** The video of a post `o` that the public sees, as JSON of `VideoView`; null for none. */
export const videoOfPost: SQL = sql`(select ${viewJson}
  from shop.post_video pf join shop.video f on f.id = pf.video_id where pf.post_id = o.id and shop.is_told(f))`;

/** A video as its owner sees it, told or not. */
export type OwnedVideo = Omit<VideoView, 'poster'> & {
  readonly id: Id<'video'>;
  readonly poster: MediaView | null;
  readonly posterId: Id<'media'> | null;
  readonly noSpeech: boolean;
  readonly isTold: boolean;
};

/** The videos of a product of a page the actor owns, in order; none to anybody else. */
export async function videosForOwner(
  actor: Actor,
  pageId: Id<'page'>,
  productId: Id<'product'>,
): Promise<OwnedVideo[]> {
  if (!(await requireMember(actor, pageId, 'see_catalog'))) return [];
  return owned(sql`shop.product_video pf join shop.video f on f.id = pf.video_id
    join shop.product p on p.id = pf.product_id
    where p.id = ${toUuid(productId)}::uuid and p.page_id = ${toUuid(pageId)}::uuid order by pf.position`);
}

/** The video of a post of a page the actor owns; none to anybody else. */
export async function videoForOwner(actor: Actor, pageId: Id<'page'>, postId: Id<'post'>): Promise<OwnedVideo | null> {
  if (!(await requireMember(actor, pageId, 'see_catalog'))) return null;
  const [one] = await owned(sql`shop.post_video pf join shop.video f on f.id = pf.video_id
    join shop.post o on o.id = pf.post_id
    where o.id = ${toUuid(postId)}::uuid and o.page_id = ${toUuid(pageId)}::uuid`);
  return one ?? null;
}

/** Of videos `f`, chosen by `from`, what their owner sees. */
async function owned(from: SQL): Promise<OwnedVideo[]> {
  const rows = await shopDb().execute<{
    id: string;
    poster_id: string | null;
    no_speech: boolean;
    told: boolean;
    view: VideoView;
  }>(sql`
    select f.id, f.poster_media_id as poster_id, f.no_speech, shop.is_told(f) as told, ${viewJson} as view
    from ${from}`);
  return rows.map(({ id, poster_id, no_speech, told, view }) => ({
    ...{ ...view, id: fromUuid('video', id), noSpeech: no_speech, isTold: told },
    posterId: poster_id === null ? null : fromUuid('media', poster_id),
  }));
}

/** How long a kept video is, under its key; null when there is none. Its key alone opens it, as a picture's does. */
export async function keptVideo(key: string, container: VideoContainer): Promise<{ bytes: number } | null> {
  if (!isPhotoKey(key)) return null;
  const kept = and(eq(video.key, key), eq(video.container, container), eq(video.state, 'kept'));
  const [row] = await shopDb().select({ bytes: video.bytes }).from(video).where(kept);
  return row ?? null;
}

/** The captions of a kept video as WebVTT; null when it has none. */
export async function captionsOf(key: string): Promise<string | null> {
  if (!isPhotoKey(key)) return null;
  const [row] = await shopDb().select({ captions: video.captions }).from(video).where(eq(video.key, key));
  return row?.captions || null;
}
