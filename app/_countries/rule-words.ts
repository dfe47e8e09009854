import { isCurrency, money } from '@/lib/kernel/money';
import type { MarketProvider, RuleTerms } from '@/lib/markets/model';
import type { Voice } from '@/lib/platform/voice';

/** How providers call themselves, in every language. */
export const providerNames: Readonly<Record<MarketProvider, string>> = { stripe: 'Stripe', paypal: 'PayPal' };

/** How a capability stands, in a few words. */
export function stateWords(
  { t, formatNumber }: Voice,
  { state, percent }: Pick<RuleTerms, 'state' | 'percent'>,
): string {
  return state === 'percent'
    ? t('countries.state_percent', { percent: formatNumber(percent ?? 0) })
    : t(`countries.state_${state}`);
}

/** What a rule says beside its state, as label and words; only what it says. */
export function termLines(voice: Voice, terms: RuleTerms): { key: string; label: string; words: string }[] {
  const { t, locale } = voice;
  const law = locale === 'ar' ? terms.lawAr : terms.lawEn;
  const lines = {
    why: terms.reason && t(`countries.reason_${terms.reason}`),
    provider: terms.provider && providerNames[terms.provider],
    methods: voice.formatList(terms.methods.map((method) => t(`countries.method_${method}`))),
    currency: terms.currency && `${terms.currency} · ${voice.formatCurrency(terms.currency)}`,
    limits: limitWords(voice, terms),
    law,
  };
  return (Object.keys(lines) as (keyof typeof lines)[]).flatMap((key) => {
    const words = lines[key];
    return words ? [{ key, label: t(`countries.term_${key}`), words }] : [];
  });
}

function limitWords({ t, formatMoney }: Voice, { currency, leastMinor, mostMinor }: RuleTerms): string {
  if (!isCurrency(currency)) return '';
  const least = leastMinor === null ? '' : t('countries.least', { amount: formatMoney(money(leastMinor, currency)) });
  const most = mostMinor === null ? '' : t('countries.most', { amount: formatMoney(money(mostMinor, currency)) });
  return [least, most].filter(Boolean).join(' · ');
}
