import type { Translate } from '@/lib/platform/i18n';

const reasons = {
  spam: 'reports.reason_spam',
  harassment: 'reports.reason_harassment',
  impersonation: 'reports.reason_impersonation',
  sexual: 'reports.reason_sexual',
  scam: 'reports.reason_scam',
  illegal: 'reports.reason_illegal',
  abuse: 'reports.reason_abuse',
  private: 'reports.reason_private',
  off_topic: 'reports.reason_off_topic',
  fake: 'reports.reason_fake',
  imitation: 'reports.reason_imitation',
  link: 'reports.reason_link',
  burst: 'reports.reason_burst',
  lookalike: 'reports.reason_lookalike',
  picture: 'reports.reason_picture',
  removed_picture: 'reports.reason_removed_picture',
} as const;

/** What a reason of a report is called, whichever ring took it. */
export function reasonWords(t: Translate, reason: string): string {
  const known = (word: string): word is keyof typeof reasons => Object.hasOwn(reasons, word);
  return t(known(reason) ? reasons[reason] : 'reports.reason_other');
}
