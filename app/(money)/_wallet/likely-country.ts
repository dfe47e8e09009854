import 'server-only';
import { headers } from 'next/headers';

/** The first of the given countries that the browser's languages name (`en-US`), or the first of all. A beginning, never a rule. */
export async function likelyCountry(countries: readonly string[]): Promise<string | undefined> {
  const languages = (await headers()).get('accept-language') ?? '';
  const named = [...languages.matchAll(/\b[a-z]{2,3}-([A-Z]{2})\b/g)].map((match) => match[1]);
  return named.find((country) => country !== undefined && countries.includes(country)) ?? countries[0];
}
