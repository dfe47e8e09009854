import type { Choice } from '@/app/_ui/choice';
import type { Translate } from '@/lib/platform/i18n';
import type { KeyWords } from './shown-once';

/** When payments of a site are taken, to choose from. */
export function captureChoices(t: Translate): Choice[] {
  return [
    { value: 'automatic', label: t('button.site_capture_automatic') },
    { value: 'manual', label: t('button.site_capture_manual'), hint: t('button.site_capture_manual_hint') },
  ];
}

/** What is said around the field of an origin. */
export function originWords(t: Translate) {
  return { label: t('button.site_origin'), hint: t('button.site_origin_hint'), take: t('button.site_origin_take') };
}

/** What is said around a key that is shown once. */
export function keyWords(t: Translate): KeyWords {
  return {
    once: t('button.site_once'),
    secret: t('button.site_secret'),
    publishable: t('button.site_publishable'),
    copy: t('button.site_copy'),
    copied: t('button.site_copied'),
    onward: t('button.site_to_it'),
  };
}
