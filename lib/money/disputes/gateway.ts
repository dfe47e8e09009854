import 'server-only';
import { createHash } from 'node:crypto';
import type Stripe from 'stripe';
import type { Id } from '@/lib/kernel/ids';
import type { Money } from '@/lib/kernel/money';
import type { Provider } from '@/lib/money/checkout/model';
import { logWarn } from '@/lib/platform/log';
import { isDefiniteRefusal, isKeyOfAnother, isMissing, stripe } from '@/lib/platform/stripe';
import { fromProvider } from '@/lib/platform/stripe-amount';
import { type EvidenceKind, evidenceType } from './evidence/model';
import type { DisputeState } from './model';
import { paypalDisputes } from './paypal/gateway';

/** A dispute as the provider has it. `fee` is what it has taken for it so far; `dueBy` is null once nothing is awaited. */
export type ProviderDispute = {
  provider: Provider;
  id: string;
  intentId: string;
  /** Whether its payment names an attempt of ours. Read one by one only: in a list it is not known and true. */
  isOurs: boolean;
  state: DisputeState;
  reason: string;
  inquiry: boolean;
  /** What it is about, and once lost what it cost. */
  amount: Money;
  withdrawn: boolean;
  fee: Money;
  /** What the provider's balance has lost by it until now, with the fee. */
  gone: Money;
  dueBy: Date | null;
};

/** The door to the provider's disputes. No method is called inside a transaction. */
export interface DisputeGateway {
  /** How a dispute stands; null when there is none of that id. Throws when the provider cannot be reached. */
  read(disputeId: string): Promise<ProviderDispute | null>;
  /**
   * Every dispute, newest first; of a provider that forgets old ones those that are known. Throws when the provider cannot be
   * reached.
   */
  list(known: readonly string[]): AsyncIterable<ProviderDispute>;
  /** Gives the provider a file of evidence, once by its id, and answers its name there; `unknown` when we could not hear. */
  upload(file: {
    id: Id<'evidence'>;
    kind: EvidenceKind;
    bytes: Uint8Array;
  }): Promise<{ file: string } | 'refused' | 'unknown'>;
  /**
   * Sends the answer to the bank, once, with the names of files by what they show: `closed` when it is not taken, `later` when
   * the provider asks for none yet, `unknown` when we could not hear.
   */
  submit(
    disputeId: string,
    text: string,
    files: Readonly<Record<string, string>>,
  ): Promise<'sent' | 'closed' | 'later' | 'unknown'>;
}

const stripeDisputes: DisputeGateway = {
  async read(disputeId) {
    try {
      return viewOf(await stripe().disputes.retrieve(disputeId, { expand: ['payment_intent'] }));
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  },

  async *list() {
    for await (const dispute of stripe().disputes.list({ limit: 100 })) {
      const view = viewOf(dispute);
      if (view) yield view;
    }
  },

  async upload({ id, kind, bytes }) {
    const file = {
      name: `${id}.${kind === 'pdf' ? 'pdf' : 'jpg'}`,
      data: Buffer.from(bytes),
      type: evidenceType[kind],
    };
    const give = (key?: { idempotencyKey: string }) =>
      stripe().files.create({ purpose: 'dispute_evidence', file }, key);
    try {
      // A repetition that the provider takes for another file is sent as one: nobody misses what no answer names.
      const made = await give({ idempotencyKey: id }).catch((error: unknown) => {
        if (isKeyOfAnother(error)) return give();
        throw error;
      });
      return { file: made.id };
    } catch (error) {
      logWarn('evidence_not_uploaded', { evidence: id, reason: error instanceof Error ? error.name : 'unknown' });
      return isDefiniteRefusal(error) ? 'refused' : 'unknown';
    }
  },

  async submit(disputeId, text, files) {
    try {
      const evidence = { ...files, uncategorized_text: text };
      // Under the same key nobody takes another answer, and one side may have added to it since.
      const digest = createHash('sha256').update(JSON.stringify(evidence)).digest('hex').slice(0, 16);
      const key = { idempotencyKey: `answer-${disputeId}-${digest}` };
      await stripe().disputes.update(disputeId, { evidence, submit: true }, key);
      return 'sent';
    } catch (error) {
      logWarn('dispute_unanswered', { dispute: disputeId, reason: error instanceof Error ? error.name : 'unknown' });
      return isDefiniteRefusal(error) ? 'closed' : 'unknown';
    }
  },
};

/** The disputes of a provider. */
export function disputeGateway(provider: Provider): DisputeGateway {
  return provider === 'paypal' ? paypalDisputes : stripeDisputes;
}

const states: Record<Stripe.Dispute.Status, DisputeState> = {
  warning_needs_response: 'needs_response',
  warning_under_review: 'under_review',
  warning_closed: 'closed',
  needs_response: 'needs_response',
  under_review: 'under_review',
  won: 'won',
  lost: 'lost',
  // Nobody appeals from here: until that is won, it is lost.
  appeal_needs_response: 'lost',
  appeal_under_review: 'lost',
  prevented: 'closed',
};

function viewOf(dispute: Stripe.Dispute): ProviderDispute | null {
  const { id, payment_intent: intent, status, reason, currency, balance_transactions: lines } = dispute;
  const intentId = typeof intent === 'string' ? intent : intent?.id;
  if (intentId === undefined) return null;
  const isOurs = typeof intent === 'string' || intent?.metadata.attempt_id !== undefined;
  const inCurrency = (amount: number) => fromProvider({ amount, currency });
  // What was taken and what came back, by the provider's own lines.
  const sum = (part: (line: Stripe.BalanceTransaction) => number) =>
    inCurrency(lines.reduce((total, line) => total + part(line), 0));
  const due = dispute.evidence_details.due_by;
  const awaited = states[status] === 'needs_response' && due !== null;
  return {
    ...{
      provider: 'stripe',
      id,
      intentId,
      isOurs,
      reason,
      state: states[status] ?? 'under_review',
      inquiry: status.startsWith('warning_'),
    },
    amount: inCurrency(dispute.amount),
    withdrawn: sum((line) => line.amount).amount < 0n,
    fee: sum((line) => line.fee),
    gone: sum((line) => -line.net),
    dueBy: awaited ? new Date(due * 1000) : null,
  };
}
