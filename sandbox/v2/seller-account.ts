import type { Call } from '../core/call';
import { missing } from '../core/errors';
import { isoTime, type Json, type Metadata, newId, type Resource } from '../core/values';
import { currencyIn } from '../recipient-banks';

type Values = { [name: string]: Json };

/** A connected account: someone the platform sends money to. */
export interface SellerAccount extends Resource {
  object: 'v2.core.account';
  closed: boolean;
  contact_email?: string;
  contact_phone?: string;
  dashboard?: string;
  display_name?: string;
  defaults: Values & { responsibilities: Values };
  identity: Values;
  metadata: Metadata;
  _sandbox: {
    /** Asked to be a recipient of transfers at all. */
    requested: boolean;
    /** Went through the onboarding page; until then nothing can be sent to it. */
    onboarded: boolean;
    /** Which test bank its payouts go to. */
    bank: string | null;
    /** Asked to be sent money to a bank account; absent in what was made before that could be asked. */
    local?: boolean;
    /** The bank account it gave for that. */
    payoutMethod?: string;
  };
}

export const INCLUDES = [
  'configuration.customer',
  'configuration.merchant',
  'configuration.recipient',
  'defaults',
  'future_requirements',
  'identity',
  'requirements',
] as const;

export function newSellerAccount(now: number): SellerAccount {
  return {
    id: newId('acct').slice(0, 21),
    object: 'v2.core.account',
    closed: false,
    created: now,
    defaults: {
      currency: 'usd',
      responsibilities: {
        fees_collector: 'application',
        losses_collector: 'application',
        requirements_collector: 'stripe',
      },
    },
    identity: { country: 'US' },
    metadata: {},
    _sandbox: { requested: false, onboarded: false, bank: null },
  };
}

export async function requireSeller(call: Call, id: string, param?: string): Promise<SellerAccount> {
  const found = await call.store.find<SellerAccount>('v2.core.account', id);
  if (found === undefined) throw missing('account', id, param, param === undefined ? 404 : 400);
  return found;
}

export function mayReceiveTransfers({ closed, _sandbox }: SellerAccount): boolean {
  return !closed && _sandbox.requested && _sandbox.onboarded;
}

/** A person of a country whose banks can be sent money, who gave a bank account. */
export function mayBeSentMoney(account: SellerAccount): boolean {
  return localStatus(account).status === 'active';
}

/** What can be sent to an account now, by the provider's names. */
export function activeCapabilities(account: SellerAccount): string[] {
  return [
    ...(mayReceiveTransfers(account) ? ['stripe_balance.stripe_transfers', 'stripe_balance.payouts'] : []),
    ...(mayBeSentMoney(account) ? ['bank_accounts.local'] : []),
  ];
}

function localStatus(account: SellerAccount): {
  status: string;
  status_details: { code: string; resolution: string }[];
} {
  const { closed, identity, _sandbox } = account;
  const stopped = (status: string, code: string, resolution: string) => ({
    status,
    status_details: [{ code, resolution }],
  });
  if (closed) return stopped('restricted', 'restricted_other', 'contact_stripe');
  if (currencyIn(String(identity.country)) === undefined) {
    return stopped('unsupported', 'unsupported_country', 'no_resolution');
  }
  if (_sandbox.local && _sandbox.payoutMethod !== undefined) return { status: 'active', status_details: [] };
  return stopped('restricted', 'requirements_past_due', 'provide_info');
}

/** The account with the parts that were asked for; the others are left out, as with the provider. */
export function sellerView(account: SellerAccount, include: readonly string[] = []): Values {
  const { _sandbox, defaults, identity, created, ...rest } = account;
  const parts: Values = {};
  const isRecipient = _sandbox.requested || _sandbox.local === true;
  if (include.includes('configuration.recipient') && isRecipient) {
    parts.configuration = { recipient: recipientView(account) };
  }
  if (include.includes('defaults')) parts.defaults = defaults;
  if (include.includes('identity')) parts.identity = identity;
  if (include.includes('requirements')) parts.requirements = requirementsView(account);
  if (include.includes('future_requirements')) parts.future_requirements = { entries: [] };
  const applied = isRecipient ? ['recipient'] : [];
  return { ...rest, applied_configurations: applied, created: isoTime(created), livemode: false, ...parts };
}

function recipientView(account: SellerAccount): Values {
  const { requested, local } = account._sandbox;
  return {
    applied: true,
    capabilities: {
      ...(local ? { bank_accounts: { local: localStatus(account) } } : {}),
      ...(requested ? { stripe_balance: balanceView(account) } : {}),
    },
  };
}

function balanceView(account: SellerAccount): Values {
  const capability = mayReceiveTransfers(account)
    ? { status: 'active', status_details: [] }
    : { status: 'restricted', status_details: [{ code: 'requirements_past_due', resolution: 'provide_info' }] };
  return { payouts: capability, stripe_transfers: capability };
}

/** What the onboarding page asks for. */
const ASKED = [
  'configuration.recipient.payout_methods',
  'identity.attestations.terms_of_service.account',
  'identity.individual.date_of_birth',
  'identity.individual.given_name',
  'identity.individual.surname',
];

function requirementsView({ _sandbox }: SellerAccount): Values {
  const { requested, local, onboarded } = _sandbox;
  if (!(requested || local) || onboarded) return { entries: [] };
  const entry = (description: string) => ({
    awaiting_action_from: 'user',
    description,
    errors: [],
    impact: {
      restricts_capabilities: [
        {
          capability: requested ? 'stripe_balance.stripe_transfers' : 'bank_accounts.local',
          configuration: 'recipient',
          deadline: { status: 'currently_due' },
        },
      ],
    },
    minimum_deadline: { status: 'currently_due' },
    requested_reasons: [{ code: 'routine_onboarding' }],
  });
  return { entries: ASKED.map(entry), summary: { minimum_deadline: { status: 'currently_due' } } };
}
