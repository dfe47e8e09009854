import 'server-only';
import { errorMessages } from '@/lib/platform/i18n';
import type { Voice } from '@/lib/platform/voice';
import { payWords } from '../_pay/pay-words';

/** What is said where a share, or all of it, cannot be. */
export function partMessages(voice: Voice) {
  const { t } = voice;
  return {
    ...payWords(voice).problems,
    ...errorMessages(t, [
      'not_friend',
      'part_taken',
      'part_twice',
      'split_ended',
      'part_too_small',
      'shares_not_whole',
    ]),
    ...errorMessages(t, ['not_splittable', 'split_closed', 'parts_few', 'parts_many']),
    percent_not_whole: t('parts.percent_not_whole'),
    figure_unread: t('parts.figure_unread'),
    too_late: t('parts.too_late'),
    quote_ended: t('parts.promise_ended'),
    account_needed: t('parts.sign_in'),
  };
}
