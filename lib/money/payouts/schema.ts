/** What the studio's forms send about payouts, and what the stored functions answer. */
import { z } from 'zod';
import { type Currency, isCurrency } from '@/lib/kernel/money';
import { providers } from '@/lib/money/checkout/model';
import { idField, uuidField } from '@/lib/platform/id-field';

/** The form that leads to the provider's page: the page it is for, and by which name one comes back to it. */
export const PageForm = z.object({ page: idField('page'), handle: z.string().regex(/^[a-z0-9-]{1,80}$/) }).strict();

const minor = z
  .string()
  .regex(/^\d{1,18}$/)
  .transform(BigInt);
const currency = z.custom<Currency>(isCurrency);

/** Answer of `money.seller_account_of`; null for everybody but an owner. */
export const AccountRow = z
  .object({ state: z.string(), account: z.string().nullable(), bankRefused: z.boolean() })
  .nullable();

/** Answer of `money.claim_settlements`. */
export const Settlements = z.array(
  z.object({
    settlement: uuidField('settlement'),
    page: uuidField('page'),
    purchase: uuidField('purchase'),
    ...{ currency, tries: z.number(), account: z.string().nullable(), charge: z.string().nullable() },
  }),
);

/** Answer of `money.claim_fees`. */
export const OpenFees = z.array(
  z.object({ purchase: uuidField('purchase'), provider: z.enum(providers), intent: z.string(), currency: z.string() }),
);

/** One purchase whose provider is asked for its fee. */
export type OpenFee = z.output<typeof OpenFees>[number];

/** One settlement that is being sent. */
export type ClaimedSettlement = z.output<typeof Settlements>[number];

/** Answer of `money.decide_settlement`. */
export const Decided = minor.nullable();

/** Answer of `money.claim_reversals`. */
export const Reversals = z.array(
  z.object({
    reversal: uuidField('reversal'),
    ...{ transfer: z.string(), amount: minor, currency, tries: z.number() },
  }),
);

/** One reversal that is being asked for. */
export type ClaimedReversal = z.output<typeof Reversals>[number];

/** Answer of `money.payable_pages`. */
export const Payable = z.array(z.object({ page: uuidField('page'), currency, account: z.string() }));

/** Answer of `money.begin_payout`. */
export const Begun = z.object({ payout: uuidField('payout'), account: z.string(), amount: minor, currency }).nullable();

/** Answer of `money.claim_payouts`. */
export const PayoutIds = z.array(uuidField('payout'));
