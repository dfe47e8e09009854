import 'server-only';
import type { Id } from '@/lib/kernel/ids';
import type { Currency, Money } from '@/lib/kernel/money';
import { sellerGateway, type WaysBack } from '@/lib/money/payouts/gateway';
import { stripe } from '@/lib/platform/stripe';
import { checkHolder, type Holder, type HolderAsked } from './check-holder';
import { closeAccount } from './close-account';
import type { SendProblem } from './read-problem';
import { readRecipient } from './read-recipient';
import { listSent, readSent, sendingOfPayment } from './read-sent';
import { cancelIntent, sendIntent } from './send-intent';

export type { SendProblem } from './read-problem';

/** Who a recipient's account is made for. `email` and `country` (ISO alpha-2) are where the provider begins to ask. */
export type NewRecipient = { recipientId: Id<'recipient'>; name: string; email: string; country: string };

/**
 * How somebody who receives stands at the provider: `started` is asked for something, `pending` waits for the provider, `restricted` may
 * not receive or not any more. Her bank account's currency is null when Souk does not know it; all three are while she gave none.
 */
export type RecipientStanding = {
  state: 'started' | 'pending' | 'active' | 'restricted';
  currency: Currency | null;
  bank: string | null;
  last4: string | null;
};

/** Where a sending stands. `delivered` has left for her bank, `at` when the provider says so; a bank may still send it back: then `failed`. */
export type SentState =
  | { state: 'sending' }
  | { state: 'delivered'; at: Date | null }
  | { state: 'failed'; problem: SendProblem };

/** What is to arrive at a recipient's account. `from` is the currency it is taken in; `tries` counts refusals: each begins a new sending. */
export type NewSending = { transferId: Id<'transfer'>; account: string; arrives: Money; from: Currency; tries: number };

/**
 * What became of asking to send. `debited` is what it costs us; `name` is whether her bank knows the account under the name she is known
 * by. `failed` is certain: nothing was sent, or it is back; `unknown` says nothing: ask again for the same try.
 */
export type SendAnswer =
  | {
      state: 'sent';
      intentId: string;
      debited: Money;
      name: 'match' | 'close_match' | 'no_match' | 'unavailable';
    }
  | { state: 'failed'; problem: SendProblem }
  | { state: 'unknown' };

/** One sending in the provider's own books. `transferId` is null for one that another product made. */
export type KnownSending = {
  intentId: string;
  transferId: string | null;
  arrives: Money;
  debited: Money;
  state: SentState['state'] | 'canceled';
};

/**
 * The one door to the provider for money that leaves to people's banks. No method is called inside a transaction; what makes something
 * carries a key of its own and looks before it repeats; none reports a failure it is not sure of. Reads throw when the provider cannot
 * be reached.
 */
export interface TransferGateway {
  /** The account, once per recipient. */
  createRecipient(given: NewRecipient): Promise<string>;
  /** An address of the provider for one use and some minutes, where she says who she is and which bank account is hers. */
  recipientLink(account: string, use: 'account_onboarding' | 'account_update', back: WaysBack): Promise<string>;
  readRecipient(account: string): Promise<RecipientStanding>;
  /** Closes an account that nobody uses any more; one that is closed stays so. */
  closeAccount(account: string): Promise<void>;
  /** Under which name a bank knows an account, before anything is sent there. */
  checkHolder(asked: HolderAsked): Promise<Holder>;
  /** Sends what is to arrive. The same transfer and try is one sending, however often it is asked for. */
  send(given: NewSending): Promise<SendAnswer>;
  readSent(intentId: string): Promise<SentState & { debited: Money }>;
  /** Which sending a payment to a bank belongs to; null for one of something else. */
  sendingOfPayment(paymentId: string): Promise<string | null>;
  /** Calls a sending back, so that nothing of it goes any more; one that is back already is. `too_late` once it has left. */
  cancelSent(intentId: string): Promise<'canceled' | 'too_late' | 'unknown'>;
  /** Every sending the provider knows, newest first. */
  listSent(): AsyncIterable<KnownSending>;
}

const gateway: TransferGateway = {
  createRecipient,
  recipientLink: (account, use, back) => sellerGateway().accountLink(account, use, back),
  readRecipient,
  closeAccount,
  checkHolder,
  send: sendIntent,
  readSent,
  sendingOfPayment,
  cancelSent: cancelIntent,
  listSent,
};

/** The payment provider of this process, as whoever sends money to people knows it. */
export function transferGateway(): TransferGateway {
  return gateway;
}

async function createRecipient({ recipientId, name, email, country }: NewRecipient): Promise<string> {
  const account = await stripe().v2.core.accounts.create(
    {
      display_name: name,
      contact_email: email,
      identity: { country, entity_type: 'individual' },
      configuration: { recipient: { capabilities: { bank_accounts: { local: { requested: true } } } } },
      metadata: { recipient_id: recipientId },
    },
    { idempotencyKey: `recipient_${recipientId}` },
  );
  return account.id;
}
