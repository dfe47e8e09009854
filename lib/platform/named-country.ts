import { countries } from '@/lib/kernel/countries';

/** Where a browser keeps to which country things shall go; search by picture and the prices of markets ask the same. `any` is anywhere. */
export const countryCookie = 'souk-deliver-to';

/** The parameter by which an address names that country: a feed for a country leads to such addresses. */
export const countryParameter = 'deliver-to';

/** The country (ISO 3166-1 alpha-2) that is written there; empty when it is none. */
export function countryOf(written: string | null): string {
  return written !== null && countries.includes(written) ? written : '';
}

/**
 * The country an address names for a browser that has chosen none; empty otherwise. What she chose stands: a link does not change
 * it behind her back.
 */
export function namedCountry(parameters: URLSearchParams, chosen: string | undefined): string {
  return chosen ? '' : countryOf(parameters.get(countryParameter));
}
