import { Chip } from '@/app/_ui/chip';
import { PackageIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { Photo } from '@/app/_ui/photo';
import { stateChip } from '@/app/studio/[page]/orders/order-state';
import type { SpokenOrder } from '@/lib/money/orders/spoken/queries';
import { requestI18n } from '@/lib/platform/request';
import { orderNumber } from './order-facts';
import { PhaseChip } from './phase-chip';

/** An order in a conversation, as whoever reads there sees it: its number, how it stands, the way to it. */
export async function SpokenOrderCard({ spoken }: { spoken: SpokenOrder }) {
  const { t } = await requestI18n();
  const { side, order } = spoken;
  const face = order.lines.find((line) => line.kind === 'goods');
  return (
    <Link
      href={side === 'buyer' ? `/orders/${order.id}` : `/studio/${order.pageHandle}/orders/${order.id}`}
      className="flex w-64 max-w-full items-center gap-3 p-2 hover:underline"
    >
      <span className="grid size-16 shrink-0 place-items-center overflow-hidden rounded-md bg-surface text-muted">
        {face?.picture ? (
          <Photo media={{ ...face.picture, alt: '' }} shape="fill" sizes="64px" widths={[96, 192]} />
        ) : (
          <PackageIcon />
        )}
      </span>
      <span className="min-w-0 space-y-1">
        <span className="block font-medium text-sm">{t('talk.order_number', { number: orderNumber(order.id) })}</span>
        {side === 'buyer' ? <PhaseChip order={order} /> : <SellerChip spoken={spoken} />}
      </span>
    </Link>
  );
}

async function SellerChip({ spoken }: { spoken: Extract<SpokenOrder, { side: 'shop' }> }) {
  const { t } = await requestI18n();
  const { tone, label } = stateChip(t, spoken.order);
  return <Chip tone={tone}>{label}</Chip>;
}
