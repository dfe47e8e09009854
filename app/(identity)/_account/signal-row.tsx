import type { ReactNode } from 'react';
import { Link } from '@/app/_ui/link';
import { useVoice } from '@/lib/platform/request';

type SignalRowProps = {
  /** What was noted. */
  what: ReactNode;
  since: Date | null;
  until?: Date | null;
  /** What follows of it. */
  follows: string;
  /** How to object, and where. */
  object: string;
  href?: string;
};

/** Something a check noted: what, since and until when, what follows, and how to object. */
export function SignalRow({ what, since, until, follows, object, href }: SignalRowProps) {
  const { t, formatDate } = useVoice();
  return (
    <li className="space-y-1 px-4 py-3 text-sm sm:px-6">
      <p className="wrap-anywhere font-medium">{what}</p>
      <p className="text-muted">
        {since && t('centre.signal_since', { moment: formatDate(since, 'moment') })}
        {since && until && ' · '}
        {until && t('centre.signal_until', { moment: formatDate(until, 'moment') })}
      </p>
      <p>{follows}</p>
      {href ? (
        <Link href={href} className="inline-flex min-h-11 items-center underline underline-offset-4">
          {object}
        </Link>
      ) : (
        <p className="text-muted">{object}</p>
      )}
    </li>
  );
}
