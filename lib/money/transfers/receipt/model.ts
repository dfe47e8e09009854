/**
 * The receipt of a transfer: what was sent, what it cost and what arrived, signed with the keys of receipts (decision 072), so that whoever sent it can show
 * it to anybody who has those keys.
 *
 * Invariants
 * - It says what the transfer's page says to its sender, as it was when it was signed: nothing of any bank account, and not which card paid.
 * - What it says of whom it was sent to says whose word that is: a name that its sender typed is not Souk's.
 * - It is made for its sender alone, when she asks for it.
 */
import { toDecimal } from '@/lib/kernel/money';
import { rateText, type TransferState } from '../model';
import type { NameCheck } from '../names/model';
import type { TransferView } from '../queries';

/**
 * What the receipt names. `person`: somebody here, by the name she gave herself. `address`, `number`: what it was sent to, whoever has it. `account`: a bank
 * account, by a name that whoever sent typed.
 */
export const toKinds = ['person', 'address', 'number', 'account'] as const;
/** One of `toKinds`. */
export type ToKind = (typeof toKinds)[number];

/** What is signed. Amounts are decimals, each in the currency beside it; moments are seconds since 1970. */
export type TransferClaims = {
  /** The site that signed it. */
  iss: string;
  /** When it was signed: the state is that of this moment. */
  iat: number;
  number: string;
  sentAt: number;
  /** Whom she sent it to, and what that word is: see `ToKind`. Null in receipts that are older than it. */
  to: string;
  toKind: ToKind | null;
  /** Whether the bank knew the account it goes to by that name, as its sender was shown it before she paid; null where nobody was asked. */
  nameCheck: NameCheck | null;
  currency: string;
  sent: string;
  fee: string;
  total: string;
  /** The mid-market rate that was promised, and the margin in percent; null where nothing was changed. */
  rate: { value: string; margin: string; source: string } | null;
  arrives: string;
  arrivesCurrency: string;
  state: TransferState;
  deliveredAt: number | null;
};

/** States in which something is paid, or was: the others cost nothing and have no receipt. */
const paidStates: readonly TransferState[] = ['held', 'taken', 'sending', 'delivered', 'returning', 'returned'];

/** The rate of a promise as it was made. */
type PromisedRate = { over: bigint; under: bigint; marginBasisPoints: number; source: string };

/** What a receipt of a transfer says; null for its receiver, and while nothing is paid. */
export function transferClaims(
  view: TransferView,
  rate: PromisedRate | null,
  { issuer, now, ...whom }: { issuer: string; now: Date } & Pick<TransferClaims, 'to' | 'toKind' | 'nameCheck'>,
): TransferClaims | null {
  const { send, fee, total, arrives } = view;
  if (view.side !== 'sender' || !send || !fee || !total || !paidStates.includes(view.state)) return null;
  return {
    ...{ iss: issuer, iat: seconds(now), number: view.id.slice(-8).toUpperCase(), sentAt: seconds(view.at), ...whom },
    ...{ currency: total.currency, sent: toDecimal(send), fee: toDecimal(fee), total: toDecimal(total) },
    rate:
      rate === null || send.currency === arrives.currency
        ? null
        : { value: rateText(rate), margin: (rate.marginBasisPoints / 100).toString(), source: rate.source },
    ...{ arrives: toDecimal(arrives), arrivesCurrency: arrives.currency, state: view.state },
    deliveredAt: view.deliveredAt && seconds(view.deliveredAt),
  };
}

const seconds = (moment: Date) => Math.floor(moment.getTime() / 1000);
