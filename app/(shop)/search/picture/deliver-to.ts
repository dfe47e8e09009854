import { cookies, headers } from 'next/headers';
import { likelyCountry } from '@/lib/markets/likely-country';
import { openCountries } from '@/lib/markets/queries';
import { countryCookie } from '@/lib/platform/named-country';
import type { Voice } from '@/lib/platform/voice';
import type { ToldChoice } from './told';

/** Where to it should be delivered: what she chose before in this browser, else where its language is spoken; and what else there is. */
export type DeliverTo = { readonly country: string; readonly choices: readonly ToldChoice[] };

/**
 * Reads where to things should be delivered. Her addresses are the money ring's and are not asked: what she keeps in her wallet finds
 * nothing and hides nothing.
 */
export async function deliverTo({ locale, formatCountry }: Voice): Promise<DeliverTo> {
  const [open, jar, head] = await Promise.all([openCountries('buy'), cookies(), headers()]);
  const byName = new Intl.Collator(locale);
  const choices = open
    .map((value) => ({ value, label: formatCountry(value) }))
    .toSorted((one, other) => byName.compare(one.label, other.label));
  const chosen = jar.get(countryCookie)?.value;
  if (chosen === 'any') return { country: '', choices };
  const country = chosen && open.includes(chosen) ? chosen : likelyCountry(head.get('accept-language') ?? '', open);
  return { country, choices };
}
