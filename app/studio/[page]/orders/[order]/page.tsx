import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { EvidenceAsked } from '@/app/_disputes/evidence-form';
import { Card } from '@/app/_ui/card';
import { Notice } from '@/app/_ui/notice';
import type { PersonActor } from '@/lib/identity/actor/model';
import { parseId } from '@/lib/kernel/ids';
import type { DisputeView } from '@/lib/money/disputes/model';
import { disputeOf } from '@/lib/money/disputes/queries';
import { isDonation } from '@/lib/money/donations/model';
import { isAddressed } from '@/lib/money/gifts/view/model';
import { isAllFiles } from '@/lib/money/orders/files/model';
import type { SellerOrder } from '@/lib/money/orders/model';
import { notesOf } from '@/lib/money/orders/notes/queries';
import { orderForSeller } from '@/lib/money/orders/queries';
import { isOnShelf } from '@/lib/money/orders/refunds/model';
import { openReturn } from '@/lib/money/returns/model';
import { requestI18n } from '@/lib/platform/request';
import type { OwnedPageView } from '@/lib/shop/ownership/queries';
import { loadSellingPage } from '../../load-page';
import { May } from '../../may';
import { orderTitle } from '../order-state';
import { Watch } from '../watch';
import { CashBack } from './cash-back';
import { DisputeCard } from './dispute-card';
import { Door } from './door';
import { eventWord } from './event-word';
import { GiftNotice } from './gift-notice';
import { GiveBack } from './give-back';
import { Lines } from './lines';
import { Notes } from './notes';
import { OrderHeading } from './order-heading';
import { Parcels } from './parcels';
import { Pickup } from './pickup';
import { PickupPlace } from './pickup-place';
import { ReturnCard } from './return-card';
import { Settling } from './settling';
import { ShipTo } from './ship-to';
import { Shipping } from './shipping';
import { ShopTalk } from './shop-talk';
import { Timeline } from './timeline';

type PageProps = { params: Promise<{ page: string; order: string }>; searchParams: Promise<EvidenceAsked> };

type Loaded = { actor: PersonActor; page: OwnedPageView; order: SellerOrder; dispute: DisputeView | null };

async function load({ params }: PageProps): Promise<Loaded> {
  const asked = await params;
  const { actor, page } = await loadSellingPage(asked.page, 'see_orders');
  const orderId = parseId('order', asked.order);
  const order = orderId === null ? null : await orderForSeller(actor, orderId);
  if (order === null || order.pageId !== page.id) notFound();
  const isDisputed = order.events.some((event) => event.kind === 'disputed');
  return { actor, page, order, dispute: isDisputed ? await disputeOf(actor, order.id) : null };
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { page, order } = await load(props);
  const { t } = await requestI18n();
  return { title: `${orderTitle(t, order)} · ${page.name}`, robots: { index: false } };
}

/** One order: what to send, where to, and what has happened. */
export default async function OrderPage(props: PageProps) {
  const { actor, page, order, dispute } = await load(props);
  const [{ t, formatMoney }, notes] = await Promise.all([requestI18n(), notesOf(actor, order.id)]);
  const latest = order.events.at(-1);
  const what = latest ? eventWord(t, latest, order) : '';
  return (
    <div className="mx-auto max-w-4xl space-y-5">
      <Watch newest={`${order.state} ${order.events.length}`} label={t('studio.order_changed', { what })} own={what} />
      <OrderHeading page={page} order={order} />
      {order.state === 'disputed' && <Notice tone="danger">{t('studio.order_disputed_body')}</Notice>}
      {order.owed && (
        <Notice tone="danger">{t('orders.refund_back_seller', { amount: formatMoney(order.owed) })}</Notice>
      )}
      <Settling order={order} />
      <div className="grid grid-cols-1 gap-5 md:grid-cols-[3fr_2fr]">
        <DisputeCard order={order} dispute={dispute} asked={await props.searchParams} />
        <ReturnCard page={page} order={order} />
        <Lines order={order} page={page} />
        {order.pickup && <PickupPlace order={order} />}
        <GiftNotice order={order} />
        {order.shipTo && !order.pickup && !isAllFiles(order) && isAddressed(order) && (
          <ShipTo to={order.shipTo} order={order} />
        )}
        <div className="space-y-5">
          <May page={page} do="change_orders">
            {isAllFiles(order) ? (
              <Card>
                <p className="text-sm">{t(isDonation(order) ? 'donations.for_seller' : 'files.seller_card')}</p>
              </Card>
            ) : isOnShelf(order) || !isAddressed(order) ? null : order.pickup ? (
              <Pickup order={order} />
            ) : (
              <>
                {order.atDoor && <Door order={order} />}
                <Parcels order={order} />
                <Shipping order={order} />
              </>
            )}
          </May>
          <May page={page} do="refund_orders">
            {order.atDoor && <CashBack order={order} />}
            {openReturn(order) === null && !dispute?.withdrawn && <GiveBack order={order} />}
          </May>
        </div>
        <div className="space-y-5">
          <Card>
            <h2 className="mb-3 font-semibold text-lg">{t('studio.timeline')}</h2>
            <Timeline order={order} />
          </Card>
          {order.shipTo && <ShopTalk actor={actor} orderId={order.id} />}
          {order.shipTo && <Notes orderId={order.id} notes={notes} />}
        </div>
      </div>
    </div>
  );
}
