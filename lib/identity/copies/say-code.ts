import { isMessage } from '@/lib/platform/i18n';
import type { Voice } from '@/lib/platform/voice';

const things = ['decisions.about_', 'thing'];
const notices = ['notices.kind_'];

/**
 * Where the words of a field's codes are, by table or list and field: how keys begin that other screens have too, or a group of the codes of `copy`.
 * Every column that is said and may hold one of a closed list of words is in here; `db/copied-words.test.ts` asks the database.
 */
export const codeWords: Readonly<Record<string, readonly string[]>> = {
  'identity.external_account.provider': ['method'],
  'identity.session.method': ['method'],
  'identity.mailed_token.purpose': ['purpose'],
  'identity.audit_event.action': ['did'],
  'identity.market_wait.of': ['countries.cap_'],
  'identity.market_invite.of': ['countries.cap_'],
  'identity.decision.on': things,
  'identity.decision.action': ['decisions.do_'],
  'identity.decision.rule': ['policies.rule_'],
  'social.comment.on': things,
  'social.liking.on': things,
  'social.report.on': things,
  'social.report.reason': ['reports.reason_'],
  'social.feed_less.kind': things,
  'social.recommendation.audience': ['audience'],
  'social.share.audience': ['audience'],
  'social.list.audience': ['audience'],
  'social.list.kind': ['list'],
  'items.on': things,
  'social.notice.kind': notices,
  'social.notice_off.kind': notices,
  'social.notice_way.kind': notices,
  'social.notice_way.method': ['notices.way_'],
  'social.feed_choice.mode': ['feed.'],
  'social.digest.mode': ['digest'],
  'shop.review.reason': ['reviews.reason_'],
  'shop.review_report.reason': ['reviews.reason_'],
  'shop.page_member.roles': ['people.role_'],
  'shop.page_invite.roles': ['people.role_'],
  'shop.page_invite.state': ['invite'],
  'shop.product_change.kind': ['studio.change_'],
  'shop.stock_move.reason': ['stock.reason_'],
  'shop.import.state': ['imports.state_'],
  'shop.move.state': ['move.state_'],
  'shop.move.source': ['move'],
  'shop.restore.state': ['restore'],
  'shop.archive.state': ['archive'],
  'money.order.state': ['order'],
  'money.told_mail.kind': ['mail'],
  'lines.kind': ['line'],
  'events.kind': ['event'],
  'refunds.state': ['refund'],
  'returns.state': ['return'],
  'returns.reason': ['returns.reason_'],
  'returns.wish': ['wish'],
  'paid_with.kind': ['paid'],
  'money.method.kind': ['paid'],
  'money.gift.state': ['gift'],
  'money.monthly_donation.state': ['monthly'],
  'money.payment_request.state': ['request'],
  'money.split_purchase.state': ['split'],
  'money.split_purchase.why': ['split_end'],
  'money.split_part.state': ['part'],
  'money.split_refund.state': ['refund'],
  'money.attempt.provider': ['provider'],
  'money.attempt.state': ['attempt'],
  'money.attempt.problem': ['errors.'],
  'money.dispute.state': ['dispute'],
  'money.dispute.reason': ['disputed'],
  'money.no_show.reason': ['door.reason_'],
  'money.payment_confirmation.state': ['confirm'],
  'money.payment_confirmation.reasons': ['limits.reason_'],
  'money.pay_order.state': ['site'],
  'money.turn.state': ['turn'],
  'money.transfer.state': ['transfers.state_'],
  'identity.operator_role.role': ['centre.look_role_'],
  'identity.look.role': ['centre.look_role_'],
  'identity.look.kind': ['centre.look_kind_'],
  'identity.look.reason': ['centre.look_ground_'],
};

/** How cards write the names of their brands; others are written as the provider does. */
const brands: Readonly<Record<string, string>> = {
  ...{ visa: 'Visa', mastercard: 'Mastercard', amex: 'American Express', discover: 'Discover', diners: 'Diners Club' },
  ...{ jcb: 'JCB', unionpay: 'UnionPay', mada: 'mada' },
};

/**
 * What a code means, in words of her language; null for what is no code: a name, words, a number of somebody's. `place` is the table or list
 * and the field it stands in.
 */
export function sayCode(voice: Voice, place: string, code: string): string | null {
  const field = place.slice(place.lastIndexOf('.') + 1);
  if (field === 'country' && /^[A-Z]{2}$/.test(code)) return voice.formatCountry(code);
  if (field === 'language') return voice.formatLanguage(code);
  if (field === 'brand' || place === 'money.method.name') return brands[code] ?? null;
  const name = code.replace(/[.-]/g, '_');
  for (const start of codeWords[place] ?? []) {
    const key = start.includes('.') ? start + name : `copy.code_${start}_${name}`;
    if (isMessage(key)) return voice.t(key as 'copy.code_order_paid');
  }
  return null;
}
