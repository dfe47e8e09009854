import { shownNumber } from '@/lib/identity/deletions/model';
import type { CertificateClaims } from '@/lib/money/certificates/model';
import { formatDate, formatNumber } from '@/lib/platform/format';
import { Pairs } from './pairs';
import type { CheckWords } from './words';

type SaidProps = { claims: CertificateClaims; locale: string; words: CheckWords };

/** What a genuine certificate of deletion says, read from what was signed and from nothing else. */
export function CertificateSaid({ claims, locale: named, words }: SaidProps) {
  const locale = named === 'ar' ? 'ar' : 'en';
  const moment = (seconds: number) => {
    const at = new Date(seconds * 1000);
    return `${formatDate(locale, at, 'date')} · ${formatDate(locale, at, 'clock')}`;
  };
  const facts = [
    [words.certificateNumber, shownNumber(claims.number)],
    [words.closedAt, moment(claims.closedAt)],
    [words.doneAt, moment(claims.doneAt)],
    [words.signed, moment(claims.iat)],
  ];
  const deleted = Object.entries(claims.deleted).map(([kind, rows]) => [
    words.kinds[kind] ?? kind,
    formatNumber(locale, rows),
  ]);
  return (
    <div className="space-y-5 rounded-lg bg-surface p-6 shadow-card">
      <h2 className="font-semibold text-lg">{words.certificate}</h2>
      <Pairs rows={facts} />
      <Pairs rows={deleted} />
    </div>
  );
}
