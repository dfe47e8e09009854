import 'server-only';
import { type ErrorCode, errorMessages } from '@/lib/platform/i18n';
import type { Voice } from '@/lib/platform/voice';

const codes = [
  'foreign_origin',
  'order_taken',
  'merchant_suspended',
  'no_opener',
  'return_url_not_registered',
  'link_paused',
  'link_ended',
  'link_used_up',
  'too_many',
  'not_found',
  'network',
] as const satisfies readonly ErrorCode[];

/** Why a window shows no order, by refusal code. */
export function windowProblems(t: Voice['t']): Readonly<Record<string, string>> {
  return { ...errorMessages(t, codes), not_found: t('button.gone_more') };
}
