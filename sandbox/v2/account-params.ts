import { boolean, list, mergeMetadata, metadata, object, oneOf, type Parsed, text, unsupported } from '../core/params';
import { isoTime, newId } from '../core/values';
import { INCLUDES, type SellerAccount } from './seller-account';

const requested = object({ requested: boolean() });
const transfers = object({ stripe_transfers: requested });
const banks = object({
  local: requested,
  ach: unsupported,
  fedwire: unsupported,
  fps: unsupported,
  rtp: unsupported,
  sepa: unsupported,
  swift: unsupported,
});

export const accountParams = {
  configuration: object({
    recipient: object({
      applied: boolean(),
      capabilities: object({ stripe_balance: transfers, bank_accounts: banks, cards: unsupported }),
    }),
    customer: unsupported,
    merchant: unsupported,
  }),
  contact_email: text(800),
  contact_phone: text(40),
  dashboard: oneOf('express', 'full', 'none'),
  defaults: object({
    currency: text(3),
    locales: list(text()),
    profile: object({ business_url: text(), doing_business_as: text(), product_description: text() }),
    responsibilities: object({
      fees_collector: oneOf('application', 'application_custom', 'application_express', 'stripe'),
      losses_collector: oneOf('application', 'stripe'),
    }),
  }),
  display_name: text(500),
  identity: object({
    attestations: unsupported,
    business_details: object({ registered_name: text(), phone: text() }),
    country: text(2),
    entity_type: oneOf('company', 'government_entity', 'individual', 'non_profit'),
    individual: object({ email: text(), given_name: text(), phone: text(), surname: text() }),
  }),
  include: list(oneOf(...INCLUDES)),
  metadata: metadata(),
  account_token: unsupported,
};

const PLAIN = ['contact_email', 'contact_phone', 'dashboard', 'display_name'] as const;

/** Writes what a request says into the account; what it does not say stays. */
export function describeSeller(account: SellerAccount, given: Parsed<typeof accountParams>, now: number): void {
  for (const name of PLAIN) {
    const value = given[name];
    if (value !== undefined) account[name] = value;
  }
  const { responsibilities, ...defaults } = given.defaults ?? {};
  Object.assign(account.defaults, defaults);
  Object.assign(account.defaults.responsibilities, responsibilities);
  const { individual, ...identity } = given.identity ?? {};
  Object.assign(account.identity, identity);
  if (individual !== undefined) account.identity.individual = personOf(account, individual, now);
  const recipient = given.configuration?.recipient;
  const { bank_accounts, stripe_balance } = recipient?.capabilities ?? {};
  const local = bank_accounts?.local?.requested;
  if (local !== undefined) account._sandbox.local = local;
  // Applied without a word of a capability means the one of sellers.
  const applied = local === undefined ? recipient?.applied : undefined;
  const balance = applied ?? stripe_balance?.stripe_transfers?.requested;
  if (balance !== undefined) account._sandbox.requested = balance;
  account.metadata = mergeMetadata(account.metadata, given.metadata);
}

function personOf(account: SellerAccount, given: object, now: number) {
  const known = account.identity.individual as object | undefined;
  const fresh = { account: account.id, created: isoTime(now), id: newId('person'), object: 'v2.core.account_person' };
  return { ...fresh, ...known, ...given, updated: isoTime(now) };
}
