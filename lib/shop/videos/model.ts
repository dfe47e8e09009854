/**
 * Videos of products and posts: what may come in, what is kept, and under which address it plays.
 *
 * Invariants
 * - A kept video is written anew out of its pictures and its sound: of the sent file nothing else survives, and nothing is transcoded.
 * - Its index stands before its pictures, so that it plays from its first bytes on.
 * - A key is 160 random bits: it tells nothing, is never used twice, and its bytes never change.
 * - It is public once it is told: what it shows in words, and of one with sound what is said in it, or that nobody speaks.
 * - It is never the face of a product.
 */
import type { Id } from '@/lib/kernel/ids';
import type { VideoView } from '@/lib/shop/catalog/model';

/** What a video is brought to. */
export type VideoTarget = { readonly product: Id<'product'> } | { readonly post: Id<'post'> };

/** Videos of one product. */
export const videosMax = 3;
/** Videos of one post. */
export const postVideosMax = 1;
/** How long one may be, with a moment for clocks that do not agree. */
export const videoSecondsMax = 60;
/** What the file may weigh that is sent. */
export const videoBytesMax = 100 * 1024 ** 2;
/** How long the pieces are in which it is sent, and kept. */
export const videoPieceBytes = 4 * 1024 ** 2;
/** The long side of one that browsers play everywhere. */
export const videoSideMax = 4_096;

/** What a video is kept as. */
export const videoContainers = ['mp4', 'webm'] as const;
/** One of them. */
export type VideoContainer = (typeof videoContainers)[number];

/** Why a file is not taken as a video. */
export type VideoProblem =
  | 'not_a_video'
  | 'video_hevc'
  | 'video_codec'
  | 'video_sound_codec'
  | 'video_too_long'
  | 'video_too_large'
  | 'broken_video'
  | 'storage_full'
  | 'busy';

/** Whether the public sees it; the same is said in db/sql/24-videos.sql. */
export function isTold(one: { alt: string; hasSound: boolean; noSpeech: boolean; captions: string }): boolean {
  return one.alt !== '' && (!one.hasSound || one.noSpeech || one.captions !== '');
}

/** Where the pieces lie that were sent; no address of the site leads there. */
export function sentVideoPlace(key: string): string {
  return `sent-videos/${key}/`;
}

/** Where the pieces of a kept one lie. */
export function keptVideoPlace(key: string): string {
  return `videos/${key}/`;
}

/** The address of a video, of our own site. */
export function videoPath(view: Pick<VideoView, 'key' | 'container'>): string {
  return `/media/video/${view.key}.${view.container}`;
}

/** The address of its captions. */
export function captionsPath(view: Pick<VideoView, 'key'>): string {
  return `/media/video/${view.key}.vtt`;
}

/** A duration as machines read it: `PT42S`. */
export function isoDuration(durationMs: number): string {
  return `PT${Math.max(1, Math.round(durationMs / 1000))}S`;
}

/** Part of a file, with its first and last byte. */
export type ByteRange = { readonly start: number; readonly end: number };

/**
 * What a `Range` header asks of a file of `size` bytes: null for all of it (no header, several ranges, or what is none), and `none`
 * where nothing of it is there (RFC 9110, 14.1.2).
 */
export function rangeOf(header: string | null, size: number): ByteRange | 'none' | null {
  const asked = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '');
  const [, first = '', last = ''] = asked ?? [];
  if (first === '' && last === '') return null;
  if (first === '') return Number(last) === 0 ? 'none' : { start: Math.max(0, size - Number(last)), end: size - 1 };
  const [start, end] = [Number(first), last === '' ? size - 1 : Math.min(Number(last), size - 1)];
  if (last !== '' && Number(last) < start) return null;
  return start >= size ? 'none' : { start, end };
}
