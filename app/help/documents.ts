import type { MessageKey } from '@/lib/platform/catalogue';

/** A part of a document; one that is only true of a demonstration or of a live site says so. */
export type Part = { title: MessageKey; body: MessageKey; only?: 'sandbox' | 'live' };

/** A document of Souk itself. What a single shop declares stands on that shop's own page. */
export type HelpDocument = { title: MessageKey; lead: MessageKey; parts: readonly Part[] };

/** The pages of the help, in the order of its contents. */
export const topics = ['contact', 'feed', 'returns', 'terms', 'privacy', 'imprint', 'credits'] as const;
/** One of them, as its address names it. */
export type Topic = (typeof topics)[number];

/** The front page of the help, as keys of the catalogues. */
export const help: HelpDocument = {
  title: 'legal.help_title',
  lead: 'legal.help_lead',
  parts: [
    { title: 'legal.help_buy_title', body: 'legal.help_buy' },
    { title: 'legal.help_undo_title', body: 'legal.help_undo' },
    { title: 'legal.help_wallet_title', body: 'legal.help_wallet' },
    { title: 'legal.help_unknown_title', body: 'legal.help_unknown' },
    { title: 'legal.help_account_title', body: 'legal.help_account' },
    { title: 'legal.help_sell_title', body: 'legal.help_sell' },
    { title: 'legal.help_language_title', body: 'legal.help_language' },
  ],
};

/** What each topic says, as keys of the catalogues. */
export const documents: Record<Topic, HelpDocument> = {
  contact: {
    title: 'legal.contact_title',
    lead: 'legal.contact_lead',
    parts: [
      { title: 'legal.contact_mail_title', body: 'legal.contact_mail' },
      { title: 'legal.contact_seller_title', body: 'legal.contact_seller' },
      { title: 'legal.contact_report_title', body: 'legal.contact_report' },
      { title: 'legal.contact_security_title', body: 'legal.contact_security' },
    ],
  },
  feed: {
    title: 'legal.feed_title',
    lead: 'legal.feed_lead',
    parts: [
      { title: 'legal.feed_from_title', body: 'legal.feed_from' },
      { title: 'legal.feed_order_title', body: 'legal.feed_order' },
      { title: 'legal.feed_suggest_title', body: 'legal.feed_suggest' },
      { title: 'legal.feed_end_title', body: 'legal.feed_end' },
      { title: 'legal.feed_never_title', body: 'legal.feed_never' },
    ],
  },
  returns: {
    title: 'legal.returns_title',
    lead: 'legal.returns_lead',
    parts: [
      { title: 'legal.returns_rule_title', body: 'legal.returns_rule' },
      { title: 'legal.returns_how_title', body: 'legal.returns_how' },
      { title: 'legal.returns_money_title', body: 'legal.returns_money' },
      { title: 'legal.returns_broken_title', body: 'legal.returns_broken' },
    ],
  },
  terms: {
    title: 'legal.terms_title',
    lead: 'legal.terms_lead',
    parts: [
      { title: 'legal.terms_demo_title', body: 'legal.terms_demo', only: 'sandbox' },
      { title: 'legal.terms_who_title', body: 'legal.terms_who' },
      { title: 'legal.terms_price_title', body: 'legal.terms_price' },
      { title: 'legal.terms_delivery_title', body: 'legal.terms_delivery' },
      { title: 'legal.terms_account_title', body: 'legal.terms_account' },
      { title: 'legal.terms_pages_title', body: 'legal.terms_pages' },
      { title: 'legal.terms_law_title', body: 'legal.terms_law' },
    ],
  },
  privacy: {
    title: 'legal.privacy_title',
    lead: 'legal.privacy_lead',
    parts: [
      { title: 'legal.privacy_keep_title', body: 'legal.privacy_keep' },
      { title: 'legal.privacy_see_title', body: 'legal.privacy_see' },
      { title: 'legal.privacy_wall_title', body: 'legal.privacy_wall' },
      { title: 'legal.privacy_cookies_title', body: 'legal.privacy_cookies' },
      { title: 'legal.privacy_sites_title', body: 'legal.privacy_sites' },
      { title: 'legal.privacy_device_title', body: 'legal.privacy_device' },
      { title: 'legal.privacy_long_title', body: 'legal.privacy_long' },
      { title: 'legal.privacy_rights_title', body: 'legal.privacy_rights' },
    ],
  },
  imprint: {
    title: 'legal.imprint_title',
    lead: 'legal.imprint_lead',
    parts: [
      { title: 'legal.imprint_demo_title', body: 'legal.imprint_demo', only: 'sandbox' },
      { title: 'legal.imprint_live_title', body: 'legal.imprint_live', only: 'live' },
      { title: 'legal.imprint_software_title', body: 'legal.imprint_software' },
    ],
  },
  credits: { title: 'legal.credits_title', lead: 'legal.credits_lead', parts: [] },
};

/** Tells whether a text names a document. */
export function isTopic(text: string): text is Topic {
  return topics.some((topic) => topic === text);
}
