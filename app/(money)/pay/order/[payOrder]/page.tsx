import type { Metadata } from 'next';
import { EmptyState } from '@/app/_ui/empty-state';
import { ShieldCheckIcon } from '@/app/_ui/icons';
import { offerOfPayOrder } from '@/lib/money/button/offer';
import { orderOfWindow } from '@/lib/money/button/order-of-window';
import { goodsOfPayOrder } from '@/lib/money/button/shop/queries';
import { resumePurchase } from '@/lib/money/checkout/resume-purchase';
import { tapSeed } from '@/lib/money/tap/tap-key';
import { finishCardSetup } from '@/lib/money/wallet/finish-card-setup';
import { myWallet } from '@/lib/money/wallet/queries';
import { requestI18n } from '@/lib/platform/request';
import { PaySheet } from '../../../checkout/pay-sheet';
import { settledActor } from '../../../own-actor';
import { Bought } from '../../_window/bought';
import { shownAs } from '../../_window/note';
import { OrderSummary } from '../../_window/order-summary';
import { ShopSheet } from '../../_window/shop-sheet';
import { TellSite } from '../../_window/tell-site';
import { windowParts } from '../../_window/window-parts';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('button.title'), robots: { index: false }, referrer: 'same-origin' };
}

type Asked = Record<string, string | undefined>;
type WindowProps = { params: Promise<{ payOrder: string }>; searchParams: Promise<Asked> };

/** The sheet of another site's order: who asks, for what, how it is paid and where it goes; and, once it is paid, the way back to that site. */
export default async function PayOrderPage({ params, searchParams }: WindowProps) {
  const [{ payOrder }, asked, actor, voice] = await Promise.all([params, searchParams, settledActor(), requestI18n()]);
  const { t } = voice;
  const shown = await shownAs(payOrder);
  const found = shown && (await orderOfWindow(actor, shown.id));
  if (!shown || !found) return <Gone title={t('button.gone')}>{t('button.gone_more')}</Gone>;
  const { order, site, mine } = found;
  if (mine && order.purchase) {
    // Back from the bank: how it went is asked here, and what is held is told to the site.
    await resumePurchase(actor, order.purchase);
    const now = (await orderOfWindow(actor, shown.id))?.order;
    if (now && ['authorized', 'captured'].includes(now.state) && now.purchase) {
      if (now.kind !== 'server') return <Bought actor={actor} order={now} site={site} mode={shown.mode} />;
      const words = {
        paid: t('money.paid'),
        back: t('button.going_back', { site: site.name }),
        close: t('button.close_window'),
        problem: t('errors.unexpected'),
      };
      return <TellSite payOrder={shown.id} purchaseId={now.purchase} mode={shown.mode} words={words} />;
    }
  }
  if (found.ended) return <Gone title={t('button.ended')}>{t('button.ended_more', { site: site.name })}</Gone>;
  if (asked.setup) await finishCardSetup(actor, { setupId: asked.setup, makeDefault: true });
  const goods = order.kind === 'shop' ? await goodsOfPayOrder(order.id) : null;
  if (goods) return <ShopSheet {...{ order, site, actor }} items={goods} searched={asked} />;
  const [wallet, seed] = await Promise.all([myWallet(actor), tapSeed(actor)]);
  const parts = await windowParts(voice, {
    actor,
    order,
    site,
    wallet,
    seed,
    countries: (await offerOfPayOrder(order.id))?.buyerCountries ?? [],
  });
  return (
    <div className="mx-auto w-full max-w-md space-y-6 px-4 py-6">
      <OrderSummary order={order} site={site} />
      <PaySheet {...parts} ways={null} />
    </div>
  );
}

function Gone({ title, children }: { title: string; children: string }) {
  return (
    <EmptyState picture={<ShieldCheckIcon size={32} />} title={title}>
      {children}
    </EmptyState>
  );
}
