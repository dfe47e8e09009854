import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import type { Actor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import {
  type Capability,
  capabilities,
  closedReasons,
  type MarketState,
  marketMethods,
  marketProviders,
  marketStates,
  type Rule,
} from './model';
import { openNow } from './open-now';

/**
 * Whether somebody may do something in a country (ISO 3166-1 alpha-2) now. The only question about countries the code asks; read
 * fresh each time, so that what is closed is closed for the next order. Without an actor, or for a guest: whether everybody may.
 */
export async function can(country: string, capability: Capability, actor: Actor | null = null): Promise<boolean> {
  const [row] = await identityDb().execute<{ may: boolean }>(
    sql`select markets.lets(${country}, ${capability}, ${personIn(actor)}, ${openNow()}) as may`,
  );
  return row?.may ?? false;
}

/**
 * The same for a verb, a page or an endpoint of something that is not everywhere: `market_closed` where she may not. What is
 * hidden from a screen is refused here too.
 */
export async function mustBeOpen(
  country: string,
  capability: Capability,
  actor: Actor | null = null,
): Promise<Result<null, 'market_closed'>> {
  return (await can(country, capability, actor)) ? ok(null) : refuse('market_closed');
}

/** The countries where she may do it now, by code: for lists of countries to choose from. Without an actor: where everybody may. */
export async function openCountries(capability: Capability, actor: Actor | null = null): Promise<string[]> {
  const [row] = await identityDb().execute<{ countries: string[] }>(
    sql`select markets.countries_for(${capability}, ${personIn(actor)}, ${openNow()}) as countries`,
  );
  return row?.countries ?? [];
}

/** The countries where somebody may do it now, though perhaps not everybody: for those who serve them. */
export async function reachedCountries(capability: Capability): Promise<string[]> {
  const rows = await identityDb().execute<{ country: string }>(sql`
    select country from markets.market
    where capability = ${capability} and (state = any (${openNow()}) or state in ('percent', 'invited')) order by country`);
  return rows.map(({ country }) => country);
}

/** Every rule in force, by country and capability. Public: the page of countries, its JSON and the sitemap read the same. */
export async function listRules(country: string | null = null): Promise<Rule[]> {
  const rows = await identityDb().execute<RuleRow>(sql`
    select ${ruleColumns}, since from markets.market
    where ${country}::text is null or country = ${country} order by country, capability`);
  return rows.flatMap(toRule).toSorted(inOrder);
}

/** The columns of a rule, for those who read it beside other things. */
export const ruleColumns: SQL = sql`country, capability, state, percent, provider, methods, currency, least_minor::text, most_minor::text,
  law_en, law_ar, reason`;

/** A rule as it is read. */
export type RuleRow = {
  country: string;
  capability: string;
  state: string;
  percent: number | null;
  provider: string | null;
  methods: string[];
  currency: string | null;
  least_minor: string | null;
  most_minor: string | null;
  law_en: string;
  law_ar: string;
  reason: string | null;
  since: Date | string;
};

/** A row as a rule; nothing for a capability that this version does not know. */
export function toRule(row: RuleRow): Rule[] {
  const capability = oneOf(capabilities, row.capability);
  if (capability === null) return [];
  return [
    {
      ...{ country: row.country, capability, state: stateOf(row.state), percent: row.percent },
      provider: oneOf(marketProviders, row.provider),
      methods: marketMethods.filter((method) => row.methods.includes(method)),
      currency: row.currency,
      leastMinor: row.least_minor === null ? null : BigInt(row.least_minor),
      mostMinor: row.most_minor === null ? null : BigInt(row.most_minor),
      ...{ lawEn: row.law_en, lawAr: row.law_ar, reason: oneOf(closedReasons, row.reason) },
      since: new Date(row.since),
    },
  ];
}

function inOrder(one: Rule, other: Rule): number {
  if (one.country !== other.country) return one.country < other.country ? -1 : 1;
  return capabilities.indexOf(one.capability) - capabilities.indexOf(other.capability);
}

function personIn(actor: Actor | null): SQL {
  return sql`${actor?.kind === 'person' ? toUuid(actor.personId) : null}::uuid`;
}

function stateOf(text: string): MarketState {
  return oneOf(marketStates, text) ?? 'closed';
}

function oneOf<One extends string>(list: readonly One[], text: string | null): One | null {
  return list.find((one) => one === text) ?? null;
}
