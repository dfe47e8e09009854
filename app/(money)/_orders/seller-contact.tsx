import { buttonClass } from '@/app/_ui/button-class';
import { HandHeartIcon, MailIcon, MessageCircleIcon, StoreIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { testShop } from '@/lib/money/button/model';
import { isDonation } from '@/lib/money/donations/model';
import type { OrderView } from '@/lib/money/orders/model';
import { requestI18n } from '@/lib/platform/request';
import { orderNumber } from './order-facts';

type SellerContactProps = {
  /** Whether the reader can put the order into her conversation with the shop. */
  asks?: boolean;
  order: OrderView & { sellerEmail: string };
};

/** How to reach the seller about this order, and what she says about returns; of a donation the charity, which takes nothing back. */
export async function SellerContact({ order, asks = false }: SellerContactProps) {
  const { t } = await requestI18n();
  // Behind everybody's test pairs is a shop that nobody can open.
  const hasShop = !order.pageClosed && order.pageHandle !== testShop.handle;
  const donation = isDonation(order);
  const help = donation ? 'donations.help' : 'orders.help_more';
  const subject = t('orders.mail_to_seller', { number: orderNumber(order.id) });
  return (
    <section aria-labelledby="seller" className="space-y-3">
      <h2 id="seller" className="text-base">
        {t('orders.help')}
      </h2>
      <p className="text-muted text-sm">
        {t(order.pageClosed ? 'orders.seller_closed' : help, { seller: order.pageName })}
      </p>
      <div className="flex flex-wrap gap-2">
        {order.sellerEmail && (
          <a
            href={`mailto:${order.sellerEmail}?subject=${encodeURIComponent(subject)}`}
            className={buttonClass({ variant: 'quiet' })}
          >
            <MailIcon size={18} />
            {t(donation ? 'donations.write' : 'orders.write_seller')}
          </a>
        )}
        {hasShop && (
          <>
            {asks && (
              <LinkButton href={`/orders/message/${order.id}`} variant="quiet">
                <MessageCircleIcon size={18} />
                {t('talk.ask_in_messages')}
              </LinkButton>
            )}
            {!donation && (
              <LinkButton href={`/${order.pageHandle}/info/returns`} variant="quiet">
                {t('common.returns')}
              </LinkButton>
            )}
            <LinkButton href={`/${order.pageHandle}`} variant="quiet">
              {donation ? <HandHeartIcon size={18} /> : <StoreIcon size={18} />}
              {t(donation ? 'donations.see_page' : 'orders.see_shop')}
            </LinkButton>
          </>
        )}
      </div>
    </section>
  );
}
