import { errorMessages, type Translate } from '@/lib/platform/i18n';
import { photoRefusals } from '../../photo-refusals';

/** Everything the form of an update says. */
export type PostWords = ReturnType<typeof postWords>;

/** The words of the form of an update; what its button does differs. */
export function postWords(t: Translate, send: string, done: string) {
  return {
    body: t('studio.post_body'),
    bodyHint: t('studio.post_body_hint'),
    photos: t('studio.post_photos'),
    pick: t('studio.pick_photos'),
    camera: t('studio.take_photo'),
    over: t('studio.drop_here'),
    uploading: t('studio.uploading'),
    retry: t('common.retry'),
    dismiss: t('common.remove'),
    remove: t('studio.photo_remove'),
    keep: t('studio.photo_keep'),
    send,
    done,
  };
}

/** The sentences of every refusal the form may meet. */
export function postMessages(t: Translate): Record<string, string> {
  return errorMessages(t, ['too_many_items', ...photoRefusals]);
}
