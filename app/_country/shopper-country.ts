import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { countries } from '@/lib/kernel/countries';
import { likelyCountry } from '@/lib/markets/likely-country';

/** Where the browser keeps it; search by picture and the prices of markets ask the same. `any` is anywhere. */
export const countryCookie = 'souk-deliver-to';

/**
 * The country (ISO 3166-1 alpha-2) for which prices are shown: what she chose in this browser, else the one its languages name;
 * empty when nobody said, and then the shops' own prices stand. Her addresses are the money ring's and are not asked.
 */
export const shopperCountry = cache(async (): Promise<string> => {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const chosen = jar.get(countryCookie)?.value;
  if (chosen === 'any') return '';
  if (chosen && countries.includes(chosen)) return chosen;
  return likelyCountry(head.get('accept-language') ?? '', countries);
});
