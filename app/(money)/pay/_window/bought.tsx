import type { Actor } from '@/lib/identity/actor/model';
import type { PresentedOrder } from '@/lib/money/button/present-pay-order';
import { makeOpenToken } from '@/lib/money/checkout/make-open-token';
import { requestI18n } from '@/lib/platform/request';
import { orderNumber } from '../../_orders/order-facts';
import type { WindowMode } from './note';
import { TellBought } from './tell-bought';

type BoughtProps = Pick<PresentedOrder, 'order' | 'site'> & { actor: Actor; mode: WindowMode };

/** What was bought on a site without a server: the number it is found by, and the ways from here. */
export async function Bought({ actor, order, site, mode }: BoughtProps) {
  const { t, href } = await requestI18n();
  if (!order.order || !order.purchase) throw new Error('Invariant broken: what is held is an order');
  const number = orderNumber(order.order);
  const own = actor.kind === 'person' ? `/orders/${order.order}` : `/orders/open/${makeOpenToken(order.purchase)}`;
  return (
    <TellBought
      {...{ number, mode, origin: order.origin }}
      back={order.returnUrl === null ? null : withOrder(order.returnUrl, number)}
      orderHref={href(own)}
      words={{
        ...{ paid: t('money.paid'), number: t('button.buy_number', { number }) },
        ...{ back: t('button.buy_back', { site: site.name }), order: t('button.buy_order') },
        close: t('button.close_window'),
      }}
    />
  );
}

function withOrder(returnUrl: string, number: string): string {
  const url = new URL(returnUrl);
  url.searchParams.set('order', number);
  return url.href;
}
