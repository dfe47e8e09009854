import { z } from 'zod';
import { isCurrency, money } from '@/lib/kernel/money';
import { marketMethods } from '@/lib/markets/model';
import type { Terms } from './model';

/** Terms as `markets.terms_of` answers them for one country. */
export const TermsRow = z
  .object({
    methods: z.array(z.string()),
    currency: z.string().nullable(),
    least: z.string().nullable(),
    most: z.string().nullable(),
  })
  .transform(({ methods, currency, least, most }): Terms => {
    const amount = (minor: string | null) =>
      minor !== null && isCurrency(currency) ? money(BigInt(minor), currency) : null;
    return {
      methods: marketMethods.filter((one) => methods.includes(one)),
      ...{ least: amount(least), most: amount(most) },
    };
  });

/** Terms by country, of countries whose rule has any. */
export const TermsByCountry = z.record(z.string(), TermsRow);
