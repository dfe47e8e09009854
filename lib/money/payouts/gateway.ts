import 'server-only';
import type Stripe from 'stripe';
import type { Id } from '@/lib/kernel/ids';
import type { Money } from '@/lib/kernel/money';
import type { Provider } from '@/lib/money/checkout/model';
import { isMissing, stripe } from '@/lib/platform/stripe';
import { fromProvider, toProvider } from '@/lib/platform/stripe-amount';
import { type Answer, askOnce } from './ask-once';
import { listTransfers, type ProviderTransfer } from './list-transfers';
import type { SellerAccountState } from './model';
import { readPayPalCharge } from './read-paypal-charge';
import { accountStateOf } from './read-standing';

export type { ProviderTransfer } from './list-transfers';

/** Who an account is made for. `email` and `country` (ISO alpha-2) are where the provider begins to ask. */
export type NewAccount = { pageId: Id<'page'>; name: string; email: string; country: string };

/** Where the provider sends the owner back: after its page, and when its link was too old or used. Absolute addresses. */
export type WaysBack = { returnUrl: string; refreshUrl: string };

/**
 * Money for one seller out of one payment. Without a `charge` of this provider it comes from what lies here of the platform's.
 * `tries` counts refusals: each begins a new key.
 */
export type NewTransfer = {
  settlementId: Id<'settlement'>;
  purchaseId: Id<'purchase'>;
  account: string;
  amount: Money;
  charge: string | null;
  tries: number;
};

/** A payout as the provider has it. `arrivesOn` is `YYYY-MM-DD`. */
export type ProviderPayout = {
  id: string;
  state: 'in_transit' | 'paid' | 'failed';
  arrivesOn: string;
  problem: string | null;
};

/**
 * The one door to the provider for what sellers are paid. No method is called inside a transaction; each carries a key of its own
 * and looks before it repeats; none reports a failure it is not sure of. Reads throw when the provider cannot be reached.
 */
export interface SellerGateway {
  createAccount(given: NewAccount): Promise<string>;
  /** An address of the provider for one use and some minutes: to verify, or to change what was given. */
  accountLink(account: string, use: 'account_onboarding' | 'account_update', back: WaysBack): Promise<string>;
  readAccount(account: string, before: SellerAccountState): Promise<SellerAccountState>;
  /** The charge behind a captured payment of either provider, and what that one kept of it. */
  readCharge(provider: Provider, intentId: string): Promise<{ charge: string; fee: Money }>;
  transfer(given: NewTransfer): Promise<Answer>;
  reverse(given: { reversalId: Id<'reversal'>; transfer: string; amount: Money; tries: number }): Promise<Answer>;
  /** What a seller's account can pay out now, in minor units. */
  available(account: string, currency: Money['currency']): Promise<bigint>;
  payOut(given: { payoutId: Id<'payout'>; account: string; amount: Money }): Promise<Answer>;
  readPayout(
    account: string,
    payout: { payoutId: Id<'payout'>; providerId: string | null },
  ): Promise<ProviderPayout | null>;
  /** Every transfer the provider knows, newest first. */
  listTransfers(): AsyncIterable<ProviderTransfer>;
}

const gateway: SellerGateway = {
  createAccount,
  accountLink,
  readCharge: (provider, intentId) => (provider === 'paypal' ? readPayPalCharge(intentId) : readCharge(intentId)),
  transfer,
  reverse,
  payOut,
  readPayout,
  listTransfers,

  async readAccount(account, before) {
    const include: Stripe.V2.Core.AccountRetrieveParams['include'] = ['configuration.recipient', 'requirements'];
    return accountStateOf(await stripe().v2.core.accounts.retrieve(account, { include }), before);
  },

  async available(account, currency) {
    const { available } = await stripe().balance.retrieve({}, { stripeAccount: account });
    const own = available.find((one) => one.currency === currency.toLowerCase());
    return own && own.amount > 0 ? fromProvider({ amount: own.amount, currency: own.currency }).amount : 0n;
  },
};

/** The payment provider of this process, as sellers know it. */
export function sellerGateway(): SellerGateway {
  return gateway;
}

async function createAccount({ pageId, name, email, country }: NewAccount): Promise<string> {
  const account = await stripe().v2.core.accounts.create(
    {
      display_name: name,
      contact_email: email,
      dashboard: 'express',
      identity: { country },
      configuration: { recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } } },
      defaults: { responsibilities: { fees_collector: 'application', losses_collector: 'application' } },
      metadata: { page_id: pageId },
    },
    { idempotencyKey: `seller_${pageId}` },
  );
  return account.id;
}

async function accountLink(
  account: string,
  use: 'account_onboarding' | 'account_update',
  { returnUrl, refreshUrl }: WaysBack,
): Promise<string> {
  const step = { return_url: returnUrl, refresh_url: refreshUrl };
  const link = await stripe().v2.core.accountLinks.create({ account, use_case: { type: use, [use]: step } });
  return link.url;
}

async function readCharge(intentId: string): Promise<{ charge: string; fee: Money }> {
  const intent = await stripe().paymentIntents.retrieve(intentId, { expand: ['latest_charge.balance_transaction'] });
  const charge = intent.latest_charge;
  const line = typeof charge === 'object' ? charge?.balance_transaction : null;
  if (!charge || typeof charge === 'string' || !line || typeof line === 'string') {
    throw new Error('the payment has no settled charge yet');
  }
  return { charge: charge.id, fee: fromProvider({ amount: line.fee, currency: line.currency }) };
}

function transfer({ settlementId, purchaseId, account, amount, charge, tries }: NewTransfer): Promise<Answer> {
  const params = {
    ...unitsOf(amount),
    destination: account,
    ...(charge === null ? {} : { source_transaction: charge }),
    transfer_group: purchaseId,
    metadata: { settlement_id: settlementId, purchase_id: purchaseId },
  };
  return askOnce({
    key: `transfer_${settlementId}_${tries}`,
    find: async () => {
      for await (const one of stripe().transfers.list({ transfer_group: purchaseId, limit: 100 })) {
        if (one.metadata.settlement_id === settlementId) return one.id;
      }
      return null;
    },
    create: async (idempotencyKey) => (await stripe().transfers.create(params, { idempotencyKey })).id,
  });
}

function reverse(given: {
  reversalId: Id<'reversal'>;
  transfer: string;
  amount: Money;
  tries: number;
}): Promise<Answer> {
  const params = { amount: unitsOf(given.amount).amount, metadata: { reversal_id: given.reversalId } };
  return askOnce({
    key: `reversal_${given.reversalId}_${given.tries}`,
    find: async () => {
      for await (const one of stripe().transfers.listReversals(given.transfer, { limit: 100 })) {
        if (one.metadata?.reversal_id === given.reversalId) return one.id;
      }
      return null;
    },
    create: async (idempotencyKey) =>
      (await stripe().transfers.createReversal(given.transfer, params, { idempotencyKey })).id,
  });
}

function payOut(given: { payoutId: Id<'payout'>; account: string; amount: Money }): Promise<Answer> {
  const params = { ...unitsOf(given.amount), metadata: { payout_id: given.payoutId } };
  const stripeAccount = given.account;
  return askOnce({
    key: `payout_${given.payoutId}`,
    find: async () => (await findPayout(stripeAccount, given.payoutId))?.id ?? null,
    create: async (idempotencyKey) => (await stripe().payouts.create(params, { stripeAccount, idempotencyKey })).id,
  });
}

async function readPayout(
  stripeAccount: string,
  { payoutId, providerId }: { payoutId: Id<'payout'>; providerId: string | null },
): Promise<ProviderPayout | null> {
  try {
    const found = providerId
      ? await stripe().payouts.retrieve(providerId, {}, { stripeAccount })
      : await findPayout(stripeAccount, payoutId);
    if (!found) return null;
    const { id, status, arrival_date: day, failure_code: problem } = found;
    const ended = status === 'failed' || status === 'canceled';
    return {
      ...{ id, state: ended ? 'failed' : status === 'paid' ? 'paid' : 'in_transit' },
      ...{ arrivesOn: new Date(day * 1000).toISOString().slice(0, 10) },
      problem: ended ? (problem ?? status) : null,
    };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

async function findPayout(stripeAccount: string, payoutId: Id<'payout'>): Promise<Stripe.Payout | null> {
  for await (const one of stripe().payouts.list({ limit: 100 }, { stripeAccount })) {
    if (one.metadata?.payout_id === payoutId) return one;
  }
  return null;
}

function unitsOf(amount: Money) {
  const units = toProvider(amount);
  if (units === null) throw new Error('Invariant broken: sends more or less than can be sent');
  return units;
}
