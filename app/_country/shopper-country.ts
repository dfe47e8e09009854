import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { countries } from '@/lib/kernel/countries';
import { likelyCountry } from '@/lib/markets/likely-country';
import { countryCookie, countryOf } from '@/lib/platform/named-country';

/**
 * The country (ISO 3166-1 alpha-2) for which prices are shown: what she chose in this browser, else the one the address names by
 * which she came, else the one her languages name; empty when nobody said, and then the shops' own prices stand. Her addresses are the money ring's and are not asked.
 */
export const shopperCountry = cache(async (): Promise<string> => {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const chosen = jar.get(countryCookie)?.value;
  if (chosen === 'any') return '';
  return countryOf(chosen ?? null) || likelyCountry(head.get('accept-language') ?? '', countries);
});
