import 'server-only';
import { bankProblems } from '@/lib/money/checkout/bank/model';
import { openingProblems } from '@/lib/money/openings/model';
import { doorProblems } from '@/lib/money/orders/door/model';
import { type ErrorCode, errorMessages } from '@/lib/platform/i18n';
import type { Voice } from '@/lib/platform/voice';

/** Everything the paying button says, in the reader's language. */
export type PayWords = {
  paid: string;
  /** Instead of it, when a bank account pays: its money comes days later. */
  ordered: string;
  undo: string;
  undone: string;
  undoing: string;
  checking: string;
  leaving: string;
  slow: string;
  offline: string;
  viewOrder: string;
  bank: string;
  again: string;
  /** Sentences by refusal code. */
  problems: Readonly<Record<string, string>>;
};

/** Where a refusal leads: what to press next, and the page behind it. */
export type NextStep = { label: string; href: string };

const codes = [
  'sold_out',
  'price_changed',
  'total_too_high',
  'cart_changed',
  'declined',
  'expired_card',
  'incorrect_cvc',
  'authentication_failed',
  'paypal_declined',
  ...bankProblems,
  'paypal_away',
  'account_open',
  'method_currency',
  'not_offered',
  'processing_error',
  'not_sold_there',
  'not_delivered_here',
  'not_at_place',
  'start_now_required',
  'door_not_here',
  'door_too_high',
  ...doorProblems,
  'market_closed',
  'donation_gone',
  'donating_closed',
  'seller_unverified',
  ...openingProblems,
  'guardian_missing',
  'guardian_busy',
  'closed',
  'order_ended',
  'site_silent',
  'unclaimed',
  'delivery_missing',
  'key_reused',
  'method_missing',
  'address_missing',
  'email_missing',
  'try_again',
  'expired',
  'no_purse',
  'wallet_full',
  'unavailable',
  'card_open',
  'card_refused',
  'bad_postal_code',
  'bad_phone',
  'bad_quantity',
  'email',
  'too_late',
  'network',
] as const satisfies readonly ErrorCode[];

/** The words of the paying button. */
export function payWords({ t }: Voice): PayWords {
  return {
    paid: t('money.paid'),
    ordered: t('bank.ordered'),
    undo: t('common.undo'),
    undone: t('money.undone'),
    undoing: t('money.undoing'),
    checking: t('money.checking'),
    leaving: t('money.leaving'),
    slow: t('money.slow'),
    offline: t('money.offline'),
    viewOrder: t('money.view_order'),
    bank: t('money.to_bank'),
    again: t('money.buy_again'),
    problems: errorMessages(t, codes),
  };
}

/** The next step after each refusal that has one. `here` is the page itself, `sheet` the page to change card and address. */
export function nextSteps({ t, href }: Voice, ways: { here: string; sheet: string; shop: string; signIn: string }) {
  const otherCard = { label: t('money.other_card'), href: ways.sheet };
  const otherAddress = { label: t('money.other_address'), href: ways.sheet };
  const reload = { label: t('money.look_again'), href: ways.here };
  const steps: Partial<Record<string, NextStep>> = {
    ...{ declined: otherCard, insufficient_funds: otherCard, expired_card: otherCard, incorrect_cvc: otherCard },
    ...{ authentication_failed: otherCard, method_missing: otherCard, card_refused: otherCard },
    ...{ paypal_declined: otherCard, method_currency: otherCard },
    not_sold_there: otherAddress,
    ...{ not_delivered_here: otherAddress, address_missing: otherAddress, market_closed: otherAddress },
    ...{ site_silent: reload, delivery_missing: reload },
    ...{ price_changed: reload, cart_changed: reload, key_reused: reload },
    ...{ sold_out: { label: t('money.other_things'), href: ways.shop } },
    ...{ queue: reload, not_open: reload, person_needed: { label: t('common.sign_in'), href: ways.signIn } },
    account_needed: { label: t('common.sign_in'), href: ways.signIn },
    ...{ seller_unverified: { label: t('money.other_things'), href: ways.shop } },
    ...{ closed: { label: t('money.other_things'), href: ways.shop } },
    guardian_missing: { label: t('guardian.name_step'), href: href('/wallet/guardian') },
    guardian_busy: { label: t('guardian.waiting_step'), href: href('/wallet/guardian') },
    sign_in: { label: t('common.sign_in'), href: ways.signIn },
  };
  return steps;
}
