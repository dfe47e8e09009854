import 'server-only';
import Stripe from 'stripe';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { logWarn } from '@/lib/platform/log';
import { isMissing, stripe } from '@/lib/platform/stripe';
import { hashToken } from '@/lib/platform/tokens';

/** A stored card as the provider describes it: enough to recognise it by, never its number. */
export type StoredCard = {
  /** The provider's token (`pm_…`). */
  id: string;
  brand: string;
  last4: string;
  expMonth: number;
  expYear: number;
  /** ISO 3166 code of the country it was issued in, when known. */
  country: string | null;
  /** The same for one card however often it is stored, when known. */
  fingerprint: string | null;
};

/** A stored bank account as the provider describes it. */
export type StoredBank = {
  /** The provider's token (`pm_…`). */
  id: string;
  /** Empty when the provider does not name it. */
  bank: string;
  last4: string;
  /** The same for one account however often it is stored, when known. */
  fingerprint: string | null;
  /** The provider's record of what its owner allowed, when there is one. */
  mandateId: string | null;
};

/** What the provider's fields are for. */
export type FieldsKind = 'card' | 'bank';

/** What adding a card or a bank account came to. `open`: nothing typed yet, or the bank still wants to see the shopper. */
export type CardSetup =
  | { state: 'saved'; customer: string; method: { kind: 'card' } & StoredCard }
  | { state: 'saved'; customer: string; method: { kind: 'bank' } & StoredBank }
  | { state: 'open'; customer: string }
  | { state: 'failed'; customer: string };

/** What the wallet asks of Stripe, who keeps the cards. `unavailable`: it could not be reached, nothing was changed. */
export interface WalletGateway {
  /** `owner` is the wallet's key: the same owner and e-mail asked twice within a day get one customer. */
  createCustomer(input: { owner: string; email?: string | undefined }): Promise<Result<string, 'unavailable'>>;
  /** Opens the hosted fields of a kind: the secret goes to the browser, the id stays to read the outcome by. */
  createCardSetup(
    customer: string,
    kind: FieldsKind,
  ): Promise<Result<{ id: string; clientSecret: string }, 'unavailable'>>;
  readCardSetup(setupId: string): Promise<Result<CardSetup, 'unavailable' | 'not_found'>>;
  /** Takes a card out of the provider's keeping; true also when it was gone already. */
  detach(method: string): Promise<Result<true, 'unavailable'>>;
}

/** Proven at once or not at all: two cents on a bank statement would make somebody come back days later. */
const bankFields = {
  allowed_payment_method_types: ['us_bank_account'],
  payment_method_options: { us_bank_account: { verification_method: 'instant' } },
} satisfies Stripe.SetupIntentCreateParams;

const stripeGateway: WalletGateway = {
  createCustomer: ({ owner, email }) =>
    reach('create_customer', async () => {
      // The owner stays with us: the provider need not know whose wallet it keeps.
      const params = { metadata: { wallet: hashToken(owner) }, ...(email === undefined ? {} : { email }) };
      return (
        await stripe().customers.create(params, { idempotencyKey: `wallet_${hashToken(`${owner} ${email ?? ''}`)}` })
      ).id;
    }),

  createCardSetup: (customer, kind) =>
    reach('create_card_setup', async () => {
      const setup = await stripe().setupIntents.create({
        customer,
        usage: 'off_session',
        ...(kind === 'bank' ? bankFields : { allowed_payment_method_types: ['card' as const] }),
      });
      return { id: setup.id, clientSecret: setup.client_secret ?? '' };
    }),

  async readCardSetup(setupId) {
    try {
      return ok(readSetup(await stripe().setupIntents.retrieve(setupId, { expand: ['payment_method'] })));
    } catch (error) {
      return isMissing(error) ? refuse('not_found') : unavailable('read_card_setup', error);
    }
  },

  async detach(method) {
    try {
      await stripe().paymentMethods.detach(method);
      return ok(true);
    } catch (error) {
      if (isMissing(error) || (await isLoose(method))) return ok(true);
      return unavailable('detach', error);
    }
  },
};

/** Stripe as the wallet sees it; PayPal's is `paypal/gateway`. */
export function walletGateway(): WalletGateway {
  return stripeGateway;
}

function readSetup(setup: Stripe.SetupIntent): CardSetup {
  const customer = typeof setup.customer === 'string' ? setup.customer : (setup.customer?.id ?? '');
  if (setup.status === 'canceled') return { state: 'failed', customer };
  const method = typeof setup.payment_method === 'object' ? setup.payment_method : null;
  const card = method?.card;
  if (setup.status === 'succeeded' && method?.us_bank_account) {
    return { state: 'saved', customer, method: bankOf(method.id, method.us_bank_account, setup.mandate) };
  }
  if (setup.status !== 'succeeded' || !method || !card) {
    return { state: setup.last_setup_error ? 'failed' : 'open', customer };
  }
  const { brand, last4, country } = card;
  const fingerprint = card.fingerprint ?? null;
  const stored = {
    kind: 'card' as const,
    id: method.id,
    brand,
    last4,
    expMonth: card.exp_month,
    expYear: card.exp_year,
    country,
    fingerprint,
  };
  return { state: 'saved', customer, method: stored };
}

function bankOf(
  id: string,
  { bank_name, last4, fingerprint }: Stripe.PaymentMethod.UsBankAccount,
  mandate: Stripe.SetupIntent['mandate'],
): { kind: 'bank' } & StoredBank {
  const mandateId = typeof mandate === 'string' ? mandate : (mandate?.id ?? null);
  return { kind: 'bank', id, bank: bank_name ?? '', last4: last4 ?? '', fingerprint, mandateId };
}

async function isLoose(method: string): Promise<boolean> {
  try {
    return (await stripe().paymentMethods.retrieve(method)).customer === null;
  } catch {
    return false;
  }
}

async function reach<Value>(event: string, call: () => Promise<Value>): Promise<Result<Value, 'unavailable'>> {
  try {
    return ok(await call());
  } catch (error) {
    return unavailable(event, error);
  }
}

function unavailable(event: string, error: unknown): Result<never, 'unavailable'> {
  const reason = error instanceof Error ? error.constructor.name : typeof error;
  // An account at the provider that lacks a permission answers so, too: its code says which.
  const code = error instanceof Stripe.errors.StripeError ? { code: error.code ?? error.type } : {};
  logWarn(`provider_${event}`, { reason, ...code });
  return refuse('unavailable');
}
