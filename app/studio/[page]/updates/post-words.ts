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
    products: {
      title: t('studio.post_products'),
      hint: t('studio.post_products_hint'),
      proposed: t('studio.post_proposed'),
      looking: t('studio.post_looking'),
      none: t('studio.post_recognised_none'),
      look: t('studio.post_look'),
      yes: t('studio.post_show'),
      no: t('studio.post_show_not'),
      show: t('studio.post_show_product', { product: '#' }),
      dont: t('studio.post_show_product_not', { product: '#' }),
      off: t('studio.post_product_off', { product: '#' }),
    },
    send,
    done,
  };
}

/** The sentences of every refusal the form may meet. */
export function postMessages(t: Translate): Record<string, string> {
  return errorMessages(t, ['too_many_items', 'eyes_failed', ...photoRefusals]);
}
