/**
 * What is deleted with an account, told to people by kinds and not by tables.
 *
 * Invariants
 * - Every table that is `deleted` has a kind (`db/stored.test.ts`), and every kind a sentence in both languages.
 * - Of `orders` no row went, but her address of e-mail and what she was found by.
 */

/** The kinds, in the order in which a certificate names them. */
export const deletedKinds = [
  'sign_in',
  'people',
  'shares',
  'words',
  'lists',
  'choices',
  'wallet',
  'cart',
  'orders',
  'letters',
  'pictures',
] as const;
/** See `deletedKinds`. */
export type DeletedKind = (typeof deletedKinds)[number];

const tables: Record<DeletedKind, string> = {
  sign_in:
    'identity.external_account identity.mailed_token identity.passkey identity.session identity.challenge identity.operator_role money.payer_device',
  people:
    'identity.block identity.friendship social.circle social.circle_member social.page_follow social.page_mute social.person_follow social.person_mute money.guardianship',
  shares: 'social.share social.share_person social.recommendation money.share_mark money.order_mark',
  words:
    'social.message social.talk_message social.talk_photo social.comment social.liking social.report shop.review shop.review_report shop.fundraiser money.payment_request',
  lists: 'social.list',
  choices:
    'social.notice social.notice_off social.notice_way social.digest social.push_subscription social.feed_choice social.feed_less social.profile_choice social.wish_told social.talk_setting money.reminder_off identity.market_invite identity.market_wait',
  wallet: 'money.method money.address money.spending_limit money.payment_confirmation',
  cart: 'money.cart_code money.cart_line money.reminder money.turn money.pay_frame money.pay_frame_use',
  orders: 'money.order money.purchase money.no_show',
  letters: '',
  pictures: '',
};

const kinds = new Map(deletedKinds.flatMap((kind) => tables[kind].split(' ').map((table) => [table, kind] as const)));

/** The kind that rows of a table are counted as; undefined for a table that nothing is deleted from. */
export function kindOf(table: string): DeletedKind | undefined {
  return kinds.get(table);
}
