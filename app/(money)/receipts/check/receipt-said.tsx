import { isCurrency, parseAmount } from '@/lib/kernel/money';
import type { ReceiptClaims } from '@/lib/money/receipts/model';
import { formatDate, formatMoney, formatNumber } from '@/lib/platform/format';
import { Pairs } from './pairs';
import type { CheckWords } from './words';

type SaidProps = { claims: ReceiptClaims; locale: string; words: CheckWords };

/** What a genuine receipt says, read from what was signed and from nothing else. */
export function ReceiptSaid({ claims, locale: named, words }: SaidProps) {
  const locale = named === 'ar' ? 'ar' : 'en';
  const day = (seconds: number) => formatDate(locale, new Date(seconds * 1000), 'date');
  const amount = (text: string) => {
    const value = isCurrency(claims.currency) ? parseAmount(text, claims.currency) : null;
    return value ? formatMoney(locale, value) : `${text} ${claims.currency}`;
  };
  const facts = [
    [words.number, claims.number],
    [words.placed, day(claims.placedAt)],
    [words.signed, day(claims.iat)],
    [words.seller, claims.seller.legalName || claims.seller.name],
    [words.buyer, claims.buyer],
    ...(claims.returnBy ? [[words.returnBy, day(Date.parse(`${claims.returnBy}T12:00:00Z`) / 1000)]] : []),
  ];
  const kinds: Record<string, string> = { delivery: words.delivery, tax: words.tax, discount: words.discount };
  const lines = claims.lines.map((line) => {
    const name = line.kind === 'goods' ? [line.title, line.option].filter(Boolean).join(' · ') : kinds[line.kind];
    const count = line.kind === 'goods' ? `${formatNumber(locale, line.quantity)} × ` : '';
    return [`${count}${name ?? line.title}`, amount(line.amount)];
  });
  const back = parseAmountIsNothing(claims.givenBack) ? [] : [[words.givenBack, amount(claims.givenBack)]];
  return (
    <div className="space-y-5 rounded-lg bg-surface p-6 shadow-card">
      <Pairs rows={facts} />
      <Pairs rows={[...lines, [words.total, amount(claims.total)], ...back]} />
    </div>
  );
}

function parseAmountIsNothing(text: string): boolean {
  return /^[0.]+$/.test(text);
}
