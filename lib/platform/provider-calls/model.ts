/**
 * How the companies that Souk asks answer it, as counts.
 *
 * Invariants
 * - A count says which company, what was asked in words of its interface (never an id, an address or a sum), in which minute, how it
 *   ended and how long it took within steps. It is of nobody.
 * - A refusal is an answer: a card that has no money is not the fault of whoever says so.
 */

/** Who is asked. `banks` are payouts to banks, which go by Stripe; `keys` is the service that holds the keys, where there is one. */
export const askedProviders = ['stripe', 'banks', 'paypal', 'tax', 'mail', 'push', 'keys'] as const;
/** One of them. */
export type AskedProvider = (typeof askedProviders)[number];

/** How a call ended: answered; refused; told to come later; a fault of theirs (5xx); no answer at all. */
export const callOutcomes = ['answered', 'refused', 'busy', 'fault', 'silent'] as const;
/** One of them. */
export type CallOutcome = (typeof callOutcomes)[number];

const failures: ReadonlySet<CallOutcome> = new Set(['busy', 'fault', 'silent']);

/** Upper ends of the steps in which the time of a call is counted, in milliseconds; what took longer is in one more. */
export const callSteps = [50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000] as const;

/** In which step a call is that took so many milliseconds. */
export function stepOf(milliseconds: number): number {
  const step = callSteps.findIndex((end) => milliseconds <= end);
  return step === -1 ? callSteps.length : step;
}

/** Answers that say nothing of what was asked but that it is to be asked later. */
const later: ReadonlySet<number> = new Set([408, 409, 425, 429]);

/** How a call ended that was answered with this status of HTTP. */
export function outcomeOfStatus(status: number): CallOutcome {
  if (status >= 500) return 'fault';
  if (later.has(status)) return 'busy';
  return status >= 400 ? 'refused' : 'answered';
}

/** Words of the interfaces that are asked. What is none of them (ids above all) is left out of what was asked. */
const words: ReadonlySet<string> = new Set(
  `payment_intents setup_intents payment_methods customers refunds charges disputes files balance balance_transactions payouts
  transfers reversals calculations tax accounts account_links outbound_payments payout_intents payout_methods recipient_verifications
  fx_quotes financial_accounts outbound_setup_intents events search confirm cancel capture close attach detach
  oauth2 token checkout orders authorizations captures refund void reauthorize setup-tokens payment-tokens
  provide-evidence accept-claim notifications verify-webhook-signature
  ring rotate retire wrap unwrap users destroy`.split(/\s+/),
);

/** What was asked, in at most four words of the interface: `POST payment_intents capture`. */
export function operationOf(method: string, path: string): string {
  const said = (path.split('?')[0] ?? '').split('/').filter((part) => words.has(part));
  return [method, ...said.slice(0, 3)].join(' ');
}

/** Who is meant by a path of Stripe: payouts of all kinds are a way to banks of its own. */
export function providerOfStripePath(path: string): 'stripe' | 'banks' {
  return /^\/v2\/|^\/v1\/(?:payouts|transfers)\b/.test(path) ? 'banks' : 'stripe';
}

/** Calls that are alike, and how many. */
export type CallCount = { outcome: CallOutcome; step: number; calls: number };

/** What a number of calls came to; shares are between 0 and 1, null where nothing was asked. */
export type CallSum = {
  calls: number;
  refused: number;
  /** Told to come later, faults of theirs, and no answer. */
  failed: number;
  failedShare: number | null;
  /** Half of them, and 95 of 100, took at most so many milliseconds; `Infinity` beyond the last step. */
  half: number | null;
  most: number | null;
};

/** Sums counts up. */
export function sumCalls(counts: readonly CallCount[]): CallSum {
  const of = (is: (count: CallCount) => boolean) => counts.filter(is).reduce((total, { calls }) => total + calls, 0);
  const calls = of(() => true);
  const failed = of(({ outcome }) => failures.has(outcome));
  return {
    ...{ calls, failed, refused: of(({ outcome }) => outcome === 'refused') },
    failedShare: calls === 0 ? null : failed / calls,
    ...{ half: within(counts, calls * 0.5), most: within(counts, calls * 0.95) },
  };
}

/** The end of the step in which the call stands that so many are not slower than. */
function within(counts: readonly CallCount[], wanted: number): number | null {
  if (wanted === 0) return null;
  let seen = 0;
  for (let step = 0; step <= callSteps.length; step++) {
    for (const count of counts) if (count.step === step) seen += count.calls;
    if (seen >= wanted) return callSteps[step] ?? Number.POSITIVE_INFINITY;
  }
  return Number.POSITIVE_INFINITY;
}

/** How a company is now, from its last quarter of an hour. */
export type ProviderState = 'quiet' | 'good' | 'shaky' | 'down';

/** Half of the calls failed: it is down; one in twenty: it is shaky. */
export function stateOf({ calls, failed }: Pick<CallSum, 'calls' | 'failed'>): ProviderState {
  if (calls === 0) return 'quiet';
  if (failed * 2 >= calls) return 'down';
  return failed * 20 >= calls ? 'shaky' : 'good';
}
