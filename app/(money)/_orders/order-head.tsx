import type { ReactNode } from 'react';
import { CheckIcon } from '@/app/_ui/buying-icons';
import { classNames } from '@/app/_ui/class-names';
import { ClockIcon, PackageIcon, RotateCcwIcon, ShieldCheckIcon, TruckIcon, XIcon } from '@/app/_ui/icons';
import { Price } from '@/app/_ui/price';
import { isDonation } from '@/lib/money/donations/model';
import { isAllFiles } from '@/lib/money/orders/files/model';
import { type BuyerOrder, isReady, type OrderPhase, type OrderView, phaseOf } from '@/lib/money/orders/model';
import { requestI18n } from '@/lib/platform/request';
import { arrivalSpan } from '../_pay/arrival-day';

type Shown = OrderView & { payment?: BuyerOrder['payment']; gift?: BuyerOrder['gift'] };

const icons: Readonly<Record<OrderPhase, ReactNode>> = {
  ...{ checking: <ClockIcon size={26} />, bank: <ShieldCheckIcon size={26} />, paid: <CheckIcon size={26} /> },
  ...{ packing: <PackageIcon size={26} />, sent: <TruckIcon size={26} />, arrived: <CheckIcon size={26} /> },
  ...{
    owed: <RotateCcwIcon size={26} />,
    given_back: <RotateCcwIcon size={26} />,
    undone: <RotateCcwIcon size={26} />,
    not_paid: <XIcon size={26} />,
  },
  waits: <ClockIcon size={26} />,
  ...{ disputed: <ShieldCheckIcon size={26} />, settling: <ClockIcon size={26} />, not_taken: <XIcon size={26} /> },
};
const happy = new Set<OrderPhase>(['paid', 'settling', 'packing', 'sent', 'arrived']);

/** The first thing an order says: how it stands, how much it was, from whom and when it comes. */
export async function OrderHead({ order }: { order: Shown }) {
  const voice = await requestI18n();
  const { t } = voice;
  const phase = phaseOf({ ...order, payment: order.payment ?? null });
  const days = arrivalSpan(voice, order.arrivesFrom, order.arrivesBy);
  const files = isAllFiles(order);
  const own = isDonation(order) ? donationPhase(phase) : files ? filesPhase(phase) : null;
  const fetched = own ?? (order.pickup ? pickupPhase(order, phase) : null);
  // No day is promised while a gift waits for its receiver.
  const comes = !files && order.gift !== 'waiting' && (phase === 'paid' || phase === 'packing' || phase === 'sent');
  return (
    <header className="flex items-center gap-4">
      <span
        className={classNames(
          'grid size-14 shrink-0 place-items-center rounded-full',
          happy.has(phase) ? 'bg-teal text-on-teal' : 'bg-sunken text-ink',
          phase === 'not_paid' && 'bg-brick-soft text-brick',
        )}
      >
        {icons[phase]}
      </span>
      <div className="min-w-0">
        <h1 tabIndex={-1} className="text-xl">
          {t(fetched ?? doorHead(order, phase) ?? `orders.head_${phase}`)} · <Price value={order.total} />
        </h1>
        <p className="text-muted">
          <bdi>{order.pageName}</bdi>
          {comes &&
            fetched !== 'pickup.head_ready' &&
            ` · ${t(order.pickup ? 'pickup.ready_by' : 'money.arrives', { days })}`}
        </p>
      </div>
    </header>
  );
}

/** The same of a donation, of which nothing comes. */
function donationPhase(phase: OrderPhase) {
  return phase === 'arrived' || phase === 'packing' ? ('donations.head' as const) : null;
}

/** The same of an order of files alone, which nobody packs. */
function filesPhase(phase: OrderPhase) {
  if (phase === 'arrived') return 'files.head_arrived' as const;
  return phase === 'packing' ? ('files.head_packing' as const) : null;
}

/** What an order says instead that is paid at the door: that, first of all. */
function doorHead({ atDoor }: Shown, phase: OrderPhase) {
  if (!atDoor || !(phase === 'packing' || phase === 'sent' || phase === 'arrived')) return null;
  return `door.head_${phase}` as const;
}

/** What an order to fetch says instead, from the moment it is paid for until it is in its buyer's hands. */
function pickupPhase(order: Shown, phase: OrderPhase) {
  if (phase === 'arrived') return 'pickup.head_arrived' as const;
  if (phase !== 'packing') return null;
  return isReady(order) ? ('pickup.head_ready' as const) : ('pickup.head_packing' as const);
}
