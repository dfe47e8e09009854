import { errorMessages, type Translate } from '@/lib/platform/i18n';

/** The words of the videos of a product, for those parts that run in the browser. */
export function videoWords(t: Translate) {
  return {
    add: t('videos.add'),
    take: t('videos.take'),
    drop: t('videos.drop'),
    over: t('videos.over'),
    sending: t('videos.sending'),
    keeping: t('videos.keeping'),
    drawing: t('videos.drawing'),
  };
}
/** See `videoWords`. */
export type VideoWords = ReturnType<typeof videoWords>;

/** The sentences of every refusal of a video. */
export function videoMessages(t: Translate): Record<string, string> {
  return errorMessages(t, [
    ...([
      'not_a_video',
      'video_hevc',
      'video_codec',
      'video_sound_codec',
      'video_too_long',
      'video_too_large',
    ] as const),
    ...(['broken_video', 'videos_max', 'video_incomplete', 'captions_broken', 'captions_needed'] as const),
    ...(['file_empty', 'file_too_big', 'storage_full', 'busy', 'required', 'too_long'] as const),
  ]);
}
