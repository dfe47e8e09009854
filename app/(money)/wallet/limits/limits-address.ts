import { isCurrency, money, toDecimal } from '@/lib/kernel/money';
import type { SpendingLimits } from '@/lib/money/limits/model';

/** The fields of the form, by name. */
export const limitFields = ['perPayment', 'perDay', 'perMonth'] as const;

/** One of them. */
export type LimitField = (typeof limitFields)[number];

/** An amount as it stands in its field; empty for no limit. */
export function typedLimit(limits: SpendingLimits | null, name: LimitField): string {
  const minor = limits?.[name] ?? null;
  return limits === null || minor === null ? '' : toDecimal(money(minor, limits.currency));
}

/** The page with these limits typed in, without language prefix. */
export function limitsAddress(limits: SpendingLimits): `/${string}` {
  const typed = new URLSearchParams({ currency: limits.currency });
  for (const name of limitFields) typed.set(name, typedLimit(limits, name));
  return `/wallet/limits?${typed}`;
}

/** What the address of the page says: the currency, and what was typed before she proved herself. */
export function readLimitsAddress(asked: Record<string, string | string[] | undefined>) {
  const { currency } = asked;
  const typed = (name: LimitField) => {
    const text = asked[name];
    return typeof text === 'string' && text.length <= 40 ? text : null;
  };
  return { currency: typeof currency === 'string' && isCurrency(currency) ? currency : null, typed };
}
