import { isCurrency, parseAmount } from '@/lib/kernel/money';
import type { TransferClaims } from '@/lib/money/transfers/receipt/model';
import { formatDate, formatMoney } from '@/lib/platform/format';
import { Pairs } from './pairs';
import type { CheckWords } from './words';

type SaidProps = { claims: TransferClaims; locale: string; words: CheckWords };

/** What a genuine receipt of money sent says, read from what was signed and from nothing else. */
export function TransferSaid({ claims, locale: named, words }: SaidProps) {
  const locale = named === 'ar' ? 'ar' : 'en';
  const moment = (seconds: number) => {
    const at = new Date(seconds * 1000);
    return `${formatDate(locale, at, 'date')} · ${formatDate(locale, at, 'clock')}`;
  };
  const amount = (text: string, currency: string) => {
    const value = isCurrency(currency) ? parseAmount(text, currency) : null;
    return value ? formatMoney(locale, value) : `${text} ${currency}`;
  };
  const paid = (text: string) => amount(text, claims.currency);
  const facts = [
    [words.number, claims.number],
    [words.sentTo, claims.to],
    [words.sentAt, moment(claims.sentAt)],
    [words.sent, paid(claims.sent)],
    [words.fee, paid(claims.fee)],
    [words.paid, paid(claims.total)],
    ...(claims.rate
      ? [
          [
            words.rate,
            `1 ${claims.currency} = ${claims.rate.value} ${claims.arrivesCurrency} (−${claims.rate.margin} %)`,
          ],
        ]
      : []),
    [words.arrives, amount(claims.arrives, claims.arrivesCurrency)],
    [words.standing, words.states[claims.state] ?? claims.state],
    ...(claims.deliveredAt === null ? [] : [[words.deliveredAt, moment(claims.deliveredAt)]]),
    [words.signed, moment(claims.iat)],
  ];
  return (
    <div className="space-y-5 rounded-lg bg-surface p-6 shadow-card">
      <h2 className="font-semibold text-lg">{words.transfer}</h2>
      <Pairs rows={facts} />
      {claims.toKind && (
        <p className="text-muted text-sm">
          {[words.whom[claims.toKind], claims.nameCheck && words.names[claims.nameCheck]].filter(Boolean).join(' ')}
        </p>
      )}
    </div>
  );
}
