import { Chip } from '@/app/_ui/chip';
import { Link } from '@/app/_ui/link';
import { Photo } from '@/app/_ui/photo';
import { Price } from '@/app/_ui/price';
import type { BuyerOrder } from '@/lib/money/orders/model';
import { openReturn } from '@/lib/money/returns/model';
import { requestI18n } from '@/lib/platform/request';
import { PhaseChip } from './phase-chip';

type OrderTileProps = {
  order: BuyerOrder;
  unread?: boolean;
  /** Where it leads, unless to itself. */
  href?: string;
};

/** An order in a list: its face, its seller, how it stands. */
export async function OrderTile({ order, unread = false, href = `/orders/${order.id}` }: OrderTileProps) {
  const { t, formatAgo } = await requestI18n();
  const goods = order.lines.filter((line) => line.kind === 'goods');
  const [face] = goods;
  const more = goods.length - 1;
  return (
    <Link
      href={href}
      className="flex items-center gap-4 rounded-md bg-surface p-3 shadow-card transition-transform hover:-translate-y-px motion-reduce:hover:translate-y-0 sm:p-4"
    >
      <span className="w-18 shrink-0 overflow-hidden rounded-sm">
        {face?.picture ? (
          <Photo media={{ ...face.picture, alt: '' }} sizes="72px" shape="square" />
        ) : (
          <span className="block aspect-square bg-sunken" />
        )}
      </span>
      <span className="min-w-0 flex-1 space-y-1">
        <span className="flex items-baseline justify-between gap-3">
          <bdi className="truncate font-medium">{order.pageName}</bdi>
          <Price value={order.total} className="font-medium" />
        </span>
        <span className="flex gap-1 text-muted text-sm">
          <bdi className="truncate">{face?.title}</bdi>
          {more > 0 && <span className="shrink-0">{t('orders.and_more', { count: more })}</span>}
        </span>
        <span className="flex items-center justify-between gap-3">
          <span className="flex flex-wrap gap-1.5">
            <PhaseChip order={order} />
            {unread && <Chip tone="due">{t('talk.unread')}</Chip>}
            {openReturn(order) && <Chip>{t('returns.chip')}</Chip>}
          </span>
          <time dateTime={order.placedAt.toISOString()} className="text-muted text-sm">
            {formatAgo(order.placedAt)}
          </time>
        </span>
      </span>
    </Link>
  );
}
