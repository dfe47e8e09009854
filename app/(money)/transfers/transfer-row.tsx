import { Link } from '@/app/_ui/link';
import type { TransferView } from '@/lib/money/transfers/queries';
import { requestI18n } from '@/lib/platform/request';
import { shownName } from '@/lib/platform/shown-name';

/** One transfer in a list: with whom, how much, when, and how it stands. */
export async function TransferRow({ transfer }: { transfer: TransferView }) {
  const { t, formatMoney, formatDate } = await requestI18n();
  const isSender = transfer.side === 'sender';
  const name = shownName(t, transfer.name);
  const amount = isSender && transfer.total ? transfer.total : transfer.arrives;
  return (
    <li>
      <Link
        href={`/transfers/${transfer.id}`}
        className="flex min-h-16 items-center justify-between gap-4 px-4 py-3 hover:bg-sunken"
      >
        <span className="min-w-0">
          <span className="block truncate font-medium">
            <bdi>{t(isSender ? 'transfers.to' : 'transfers.from', { name })}</bdi>
          </span>
          <span className="block text-muted text-sm">
            {formatDate(transfer.at, 'day')} · {t(`transfers.state_${transfer.state}`)}
          </span>
        </span>
        <bdi dir="ltr" className="shrink-0 font-semibold tabular-nums">
          {isSender ? '−' : '+'}
          {formatMoney(amount)}
        </bdi>
      </Link>
    </li>
  );
}
