import { voiceOf } from '@/lib/platform/voice';

/** What is told of each file, in the order in which a person wants to know. */
const told = [
  ...(['page', 'design', 'products', 'collections', 'history', 'places', 'pictures', 'videos', 'updates'] as const),
  ...(['reviews', 'discounts', 'redirects'] as const),
  ...(['orders', 'buyers', 'customers', 'ledger', 'manifest'] as const),
] as const;

/** The words beside the files, in both languages: what is what, and what is not there. */
export function readMe(): string {
  return (['en', 'ar'] as const)
    .map((locale) => {
      const { t } = voiceOf(locale);
      const files = told.map((name) => `- ${t(`archive.read_me_${name}`)}`);
      return [t('archive.read_me_title'), '', t('archive.read_me_intro'), '', ...files, '', t('archive.read_me_not')];
    })
    .map((lines) => `${lines.join('\r\n')}\r\n`)
    .join('\r\n');
}
