import type { MessageKey } from '@/lib/platform/catalogue';

/** What each line of the audit says was done, as the end of a sentence that begins with who did it. */
const sentences = {
  'account.open': 'operator.did_account_open',
  'account.link': 'operator.did_account_link',
  'account.close': 'operator.did_account_close',
  'passkey.add': 'operator.did_passkey_add',
  'passkey.remove': 'operator.did_passkey_remove',
  'session.end': 'operator.did_session_end',
  'session.end-all': 'operator.did_session_end_all',
  'session.not-me': 'operator.did_session_not_me',
  'password.change': 'operator.did_password_change',
  'password.reset': 'operator.did_password_reset',
  'profile.rename': 'operator.did_profile_rename',
  'email.request': 'operator.did_email_request',
  'email.verify': 'operator.did_email_verify',
  'email.change': 'operator.did_email_change',
  'job.retry': 'operator.did_job_retry',
  'market.set': 'operator.did_market_set',
  'operator.grant': 'operator.did_operator_grant',
  'operator.revoke': 'operator.did_operator_revoke',
  'page.create': 'operator.did_page_create',
  'page.close': 'operator.did_page_close',
  'page.join': 'operator.did_page_join',
  'page.leave': 'operator.did_page_leave',
  'page.invite-owner': 'operator.did_page_invite_person',
  'page.invite-person': 'operator.did_page_invite_person',
  'page.change-roles': 'operator.did_page_change_roles',
  'page.withdraw-invite': 'operator.did_page_withdraw_invite',
  'page.remove-owner': 'operator.did_page_remove_person',
  'page.remove-person': 'operator.did_page_remove_person',
  'page.set-tax': 'operator.did_page_set_tax',
  'page.set-legal': 'operator.did_page_set_legal',
  'page.set-delivery': 'operator.did_page_set_delivery',
  'shop.open': 'operator.did_shop_open',
  'shop.close': 'operator.did_shop_close',
  'product.publish': 'operator.did_product_publish',
  'product.archive': 'operator.did_product_archive',
  'product.set-one-price': 'operator.did_product_set_one_price',
  'product.update': 'operator.did_product_update',
  'product.write': 'operator.did_product_write',
  'product.restore': 'operator.did_product_restore',
  'refund.settle': 'operator.did_refund_settle',
  'dispute.not-ours': 'operator.did_dispute_not_ours',
  'site.suspend': 'site.did_suspend',
  'site.reinstate': 'site.did_reinstate',
  'post.delete': 'operator.did_post_delete',
  'review.reply': 'operator.did_review_reply',
  'review.hide': 'operator.did_review_hide',
  'review.keep': 'operator.did_review_keep',
  'review.restore': 'operator.did_review_restore',
} as const satisfies Record<string, MessageKey>;

/** The sentence of an action; null for one that has none yet and is shown by its name. */
export function sentenceOf(action: string): (typeof sentences)[keyof typeof sentences] | null {
  const known = (name: string): name is keyof typeof sentences => Object.hasOwn(sentences, name);
  return known(action) ? sentences[action] : null;
}
