import 'server-only';
import { sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { holds, type PersonActor } from '@/lib/identity/actor/model';
import { groupBy } from '@/lib/kernel/group-by';
import { env } from '@/lib/platform/env';
import { hasPayPal } from '@/lib/platform/paypal';
import {
  type AskedProvider,
  askedProviders,
  type CallCount,
  type CallSum,
  type ProviderState,
  stateOf,
  sumCalls,
} from '@/lib/platform/provider-calls/model';

/** How a company that Souk asks answered it. */
export type ProviderCalls = {
  readonly provider: AskedProvider;
  /** From its last quarter of an hour. */
  readonly state: ProviderState;
  readonly hour: CallSum;
  readonly day: CallSum;
  /** The last 24 hours of the clock, the oldest first, with those in which nothing was asked. */
  readonly hours: readonly { readonly at: Date; readonly sum: CallSum }[];
  /** What was asked within a day, in words of its interface, the most often first. */
  readonly operations: readonly { readonly operation: string; readonly sum: CallSum }[];
};

type Row = CallCount & { provider: AskedProvider; operation: string; at: string; hour: boolean; quarter: boolean };

/**
 * How the companies answered within a day, each try counted, as counts of nobody; for money, none for everybody else. A company that is
 * not set up, or was asked nothing, is there with nothing.
 */
export async function providerCalls(actor: PersonActor): Promise<readonly ProviderCalls[]> {
  if (!holds(actor, 'money')) return [];
  const rows = await identityDb().execute<Row>(sql`
    select provider, operation, outcome, step, sum(calls)::int as calls, date_trunc('hour', minute)::text as at,
      minute > now() - interval '61 minutes' as hour, minute > now() - interval '16 minutes' as quarter
    from identity.provider_call where minute >= date_trunc('hour', now()) - interval '23 hours'
    group by 1, 2, 3, 4, 6, 7, 8`);
  const hour = new Date();
  hour.setUTCMinutes(0, 0, 0);
  const hours = Array.from({ length: 24 }, (_, at) => new Date(hour.getTime() - (23 - at) * 3_600_000));
  return askedProviders
    .filter((provider) => isAsked(provider) || rows.some((row) => row.provider === provider))
    .map((provider) =>
      callsOf(
        provider,
        rows.filter((row) => row.provider === provider),
        hours,
      ),
    );
}

function callsOf(provider: AskedProvider, rows: readonly Row[], hours: readonly Date[]): ProviderCalls {
  const operations = [...groupBy(rows, ({ operation }) => operation)]
    .map(([operation, of]) => ({ operation, sum: sumCalls(of) }))
    .sort((one, other) => other.sum.calls - one.sum.calls || one.operation.localeCompare(other.operation));
  return {
    ...{ provider, operations, day: sumCalls(rows), hour: sumCalls(rows.filter((row) => row.hour)) },
    state: stateOf(sumCalls(rows.filter(({ quarter }) => quarter))),
    hours: hours.map((at) => ({
      at,
      sum: sumCalls(rows.filter((row) => new Date(row.at).getTime() === at.getTime())),
    })),
  };
}

/** Whether this installation asks it at all. */
function isAsked(provider: AskedProvider): boolean {
  if (provider === 'paypal') return hasPayPal();
  if (provider === 'tax') return env().STRIPE_TAX_KEY !== undefined;
  return provider === 'stripe' || provider === 'banks' || provider === 'mail';
}
