import type { Translate } from '@/lib/platform/i18n';

/** What `ConfirmWithCode` says: where the code was sent, and what it is good for. */
export function codeWords(t: Translate, { sent, pay }: { sent: string; pay: string }) {
  return { send: t('limits.send_code'), sent, code: t('limits.code'), hint: t('limits.code_hint'), pay };
}
