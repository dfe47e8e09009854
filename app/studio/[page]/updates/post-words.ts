import type { Locale } from '@/lib/identity/actor/model';
import { errorMessages, intlTag, type Translate } from '@/lib/platform/i18n';
import { photoRefusals } from '../../photo-refusals';

/** Everything the form of a post says. */
export type PostWords = ReturnType<typeof postWords>;

/** The words of the form of a post; `zone` names the clock by which it is scheduled. */
export function postWords(t: Translate, zone: string) {
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
      tagOn: t('studio.tag_tagged', { product: '#' }),
    },
    tags: {
      add: t('studio.tag_add', { number: '#' }),
      choose: t('studio.tag_choose'),
      none: t('studio.tag_none'),
      close: t('common.close'),
      tagged: t('studio.tag_tagged', { product: '#' }),
      moved: t('studio.tag_moved', { product: '#title', x: '#x', y: '#y' }),
      moveHint: t('studio.tag_move_hint'),
      untag: t('studio.tag_remove', { product: '#' }),
      off: t('common.remove'),
      proposed: t('studio.tag_proposed', { product: '#' }),
      question: t('studio.tag_question'),
      accept: t('studio.tag_accept', { product: '#' }),
      dismiss: t('studio.tag_dismiss', { product: '#' }),
      yes: t('studio.post_show'),
      no: t('studio.post_show_not'),
    },
    when: {
      publish: t('studio.post_publish'),
      publishNow: t('studio.post_publish_now'),
      saveDraft: t('studio.post_save_draft'),
      addVideo: t('studio.post_add_video'),
      backToDraft: t('studio.post_back_to_draft'),
      later: t('studio.post_later'),
      moment: t('studio.post_moment'),
      zone: t('studio.post_zone', { zone }),
      schedule: t('studio.post_schedule'),
      save: t('common.save'),
    },
    done: {
      published: t('studio.post_published'),
      scheduled: t('studio.post_scheduled'),
      draft: t('studio.post_draft_kept'),
      saved: t('common.saved'),
    },
  };
}

/** The sentences of every refusal the form may meet. */
export function postMessages(t: Translate): Record<string, string> {
  return errorMessages(t, [
    ...(['required', 'too_many_items', 'eyes_failed', 'publish_at_past', 'publish_at_far', 'post_published'] as const),
    ...photoRefusals,
  ]);
}

/** The clock of a page in words of the reader, such as "Asia/Amman (GMT+3)". */
export function zoneName(zone: string, locale: Locale): string {
  const parts = new Intl.DateTimeFormat(intlTag(locale), {
    timeZone: zone,
    timeZoneName: 'shortOffset',
  }).formatToParts();
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return zone === 'UTC' ? 'UTC' : `${zone} (${offset})`;
}
