import 'server-only';
import { env } from '@/lib/platform/env';
import { type Capability, isOpen, type Rule } from './model';
import { listRules } from './queries';

/** What is written of a country. */
export type CountryRules = { readonly country: string; readonly rules: readonly Rule[] };

/** Every country of which something is written, by code, with its rules; of one capability alone where one is named. Public. */
export async function countriesWithRules(capability: Capability | null = null): Promise<CountryRules[]> {
  const found = new Map<string, Rule[]>();
  for (const rule of await listRules()) {
    if (capability !== null && rule.capability !== capability) continue;
    found.set(rule.country, [...(found.get(rule.country) ?? []), rule]);
  }
  return [...found].map(([country, rules]) => ({ country, rules }));
}

/** The mode of this site, in which a demonstration is open or is not. */
export function mode(): 'sandbox' | 'live' {
  return env().SOUK_MODE;
}

/** The pages of countries with the moment at which each last changed, for the map of the site. */
export async function countryPlaces(): Promise<{ path: string; changedAt: Date }[]> {
  const all = await countriesWithRules();
  const last = (moments: readonly Date[]) => new Date(Math.max(...moments.map((moment) => moment.getTime())));
  const places = all.map(({ country, rules }) => ({
    path: `/countries/${country.toLowerCase()}`,
    changedAt: last(rules.map(({ since }) => since)),
  }));
  return places.length === 0
    ? []
    : [{ path: '/countries', changedAt: last(places.map((one) => one.changedAt)) }, ...places];
}

/** The same as JSON says it: amounts as text in minor units, moments as ISO 8601, `open` for whether everybody may here and now. */
export async function countriesAsJson(): Promise<object> {
  const all = await countriesWithRules();
  return {
    mode: mode(),
    countries: all.map(({ country, rules }) => ({ country, capabilities: rules.map(ruleAsJson) })),
  };
}

function ruleAsJson(rule: Rule): object {
  return {
    ...{
      capability: rule.capability,
      state: rule.state,
      open: isOpen(rule.state, mode()),
      since: rule.since.toISOString(),
    },
    ...{ percent: rule.percent, reason: rule.reason, provider: rule.provider, methods: rule.methods },
    currency: rule.currency,
    ...{ least_minor: rule.leastMinor?.toString() ?? null, most_minor: rule.mostMinor?.toString() ?? null },
    law: rule.lawEn === '' ? null : { en: rule.lawEn, ar: rule.lawAr },
  };
}
