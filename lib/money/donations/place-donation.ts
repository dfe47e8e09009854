import 'server-only';
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import type { Visit } from '@/lib/identity/sessions/model';
import { fromUuid, newId, toUuid } from '@/lib/kernel/ids';
import { add, chargeStep, compare, money, zero } from '@/lib/kernel/money';
import { type Result, refuse } from '@/lib/kernel/result';
import type { TermProblem } from '@/lib/markets/terms/model';
import { authorizeAttempt } from '@/lib/money/checkout/authorize-attempt';
import { hashNetwork, mayTry } from '@/lib/money/checkout/count-decline';
import { makeOpenToken } from '@/lib/money/checkout/make-open-token';
import { methodProblem } from '@/lib/money/checkout/method-problem';
import type { PlacedOrder, ToConfirm } from '@/lib/money/checkout/place-order';
import type { PayingMethod } from '@/lib/money/checkout/read-source';
import { reportAttempt } from '@/lib/money/checkout/report-attempt';
import { returnPath } from '@/lib/money/checkout/return-url';
import { Placed } from '@/lib/money/checkout/schema';
import type { SettleCode } from '@/lib/money/checkout/settle-attempt';
import { returnOrderKeys, takeOrderKeys } from '@/lib/money/orders/ship-to/order-key';
import { payingMethodOf } from '@/lib/money/transfers/paying-method';
import { homeCountry } from '@/lib/money/wallet/queries';
import { isMoreThanAtOnce } from '@/lib/platform/stripe-amount';
import type { CharityView } from '@/lib/shop/charities/model';
import { charityOf } from '@/lib/shop/charities/queries';
import { donationDocument } from './donation-document';
import { coverOf, type Given, leastDonation, monthOf } from './model';
import type { DonateInput } from './schema';

/** Answer of `money.place`, also where a fundraiser takes nothing any more. */
const Answer = z.union([Placed, z.object({ result: z.literal('fundraiser_over') })]);

/** Why nothing was given. */
export type DonateCode =
  | SettleCode
  | 'not_found'
  | 'fundraiser_over'
  | 'bad_amount'
  | 'too_little'
  | 'amount_step'
  | 'total_too_high'
  | 'price_changed'
  | 'method_missing'
  | 'method_currency'
  | 'key_reused'
  | 'too_many'
  | 'seller_unverified'
  | 'guardian_missing'
  | 'guardian_busy'
  | TermProblem
  | 'donating_closed';

/**
 * Gives to a charity: an order of its page with nothing to send, held, taken after the undo time, and paid out like any other. The same key is the
 * same tap. With `monthly` the donation is the first of one each month, which goes on once this one is paid.
 *
 * What covering fees adds is reckoned anew and is never more than she read (`price_changed`). Refusals: `not_found` for what is no verified charity;
 * `fundraiser_over` for a fundraiser that takes nothing any more; `too_little`, `amount_step`, `total_too_high`, `bad_amount` of the amount;
 * `method_missing`, `method_currency`; what the rule of her country does not allow of one payment (`market_least`, `market_most`,
 * `market_method`); `too_many`; `donating_closed` where it is not open in her
 * country or the charity's; the guardian's; the card's own problems. `confirm`, with where, when it has to be confirmed first (`lib/money/limits`).
 */
export async function placeDonation(
  actor: PersonActor,
  input: DonateInput,
  visit: Pick<Visit, 'network'>,
): Promise<Result<PlacedOrder, DonateCode> | ToConfirm> {
  const [charity, method, from] = await Promise.all([
    charityOf(input.pageId),
    payingMethodOf(actor, input.methodId),
    homeCountry(actor),
  ]);
  if (!charity) return refuse('not_found');
  if (!method) return refuse('method_missing', 'methodId');
  const judged = judge(input, charity);
  if (!judged.ok) return judged;
  // The rule of her country is asked when it is written, so that the same tap again answers what it came to.
  const unfit = methodProblem(method, judged.value.total, []);
  if (unfit) return refuse(unfit, 'methodId');
  const networkHash = hashNetwork(visit.network);
  if (!(await mayTry({ networkHash, cardMark: method.cardMark }))) return refuse('too_many');
  const now = new Date();
  const monthly =
    input.rhythm === 'monthly'
      ? {
          ...{ id: toUuid(newId('monthly')), method: toUuid(input.methodId), day: now.getUTCDate() },
          month: monthOf(now),
        }
      : undefined;
  return recordAndHold(actor, input, {
    charity,
    method,
    ...judged.value,
    networkHash,
    monthly,
    from,
    device: actor.device,
  });
}

/** What is recorded of a donation besides the tap. */
export type DonationParts = Given & {
  charity: CharityView;
  method: PayingMethod;
  networkHash: string;
  monthly: Readonly<Record<string, unknown>> | undefined;
  device: string | null;
  /** Where she is (ISO alpha-2); null where her wallet does not say. */
  from: string | null;
  /** A job gives it. */
  alone?: boolean;
};

/** Records a donation and has its money held: what a tap and a month have in common. */
export async function recordAndHold(
  actor: PersonActor,
  input: DonateInput,
  parts: DonationParts,
): Promise<Result<PlacedOrder, DonateCode> | ToConfirm> {
  const { method, total } = parts;
  const ids = { attemptId: newId('attempt'), purchaseId: newId('purchase') };
  const [keyed] = await takeOrderKeys(1);
  if (!keyed) throw new Error('Invariant broken: one key was asked for');
  const openToken = makeOpenToken(ids.purchaseId);
  const document = await donationDocument(actor, input, {
    ...parts,
    ...ids,
    ...{ keyed, openToken, owner: actorKey(actor) ?? '', bodyHash: hashOf(input) },
  });
  const placed = await callMoney(Answer, sql`money.place(${JSON.stringify(document)}::jsonb)`);
  if (placed.result !== 'placed') returnOrderKeys([keyed]);
  switch (placed.result) {
    case 'placed':
      break;
    case 'confirm':
      return { ...refuse('confirm'), confirmationId: placed.confirmation };
    case 'mismatch':
      return refuse('key_reused');
    case 'replay':
      return reportAttempt(actor, fromUuid('purchase', placed.purchase));
    case 'too_many':
    case 'seller_unverified':
    case 'guardian_missing':
    case 'guardian_busy':
    case 'fundraiser_over':
    case 'donating_closed':
    case 'market_least':
    case 'market_most':
    case 'market_method':
      return refuse(placed.result);
    // The charity was refused meanwhile, its terms changed, or this month was given.
    default:
      return refuse('not_found');
  }
  const held = await authorizeAttempt({
    ...{ ...ids, amount: total, delayed: method.delayed, customer: method.customer, method: method.token },
    ...{ returnPath: returnPath(input.locale), provider: method.provider === 'paypal' ? 'paypal' : 'stripe' },
    ...(parts.alone && { alone: true }),
  });
  if (!held.ok) return held;
  return {
    ok: true,
    value: { ...held.value, ...{ purchaseId: ids.purchaseId, orderId: keyed.id, openToken, payOrder: null } },
  };
}

/** What may be given, and what is added to it: never more than was read. */
function judge(input: DonateInput, charity: CharityView): Result<Given, DonateCode> {
  const { currency } = charity;
  if (input.currency !== currency) return refuse('bad_amount', 'givenMinor');
  const given = money(BigInt(input.givenMinor), currency);
  if (compare(given, leastDonation(currency)) < 0) return refuse('too_little', 'givenMinor');
  if (given.amount % chargeStep(currency) !== 0n) return refuse('amount_step', 'givenMinor');
  const said = money(BigInt(input.coverMinor), currency);
  const cover = said.amount === 0n ? zero(currency) : coverOf(given);
  if (compare(cover, said) > 0) return refuse('price_changed');
  const total = add(given, cover);
  if (isMoreThanAtOnce(total)) return refuse('total_too_high');
  return { ok: true, value: { given, cover, total } };
}

/** What the tap said, so that another one under its key is seen; sealed twice, its dedication is two texts. */
function hashOf({ dedication: _words, key: _key, locale: _locale, ...said }: DonateInput): string {
  return createHash('sha256')
    .update(JSON.stringify(Object.entries(said).sort()))
    .digest('hex');
}
