import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { buttonClass } from '@/app/_ui/button-class';
import { EmptyState } from '@/app/_ui/empty-state';
import { ShieldCheckIcon } from '@/app/_ui/icons';
import { windowPath } from '@/lib/money/button/model';
import { orderOfWindow } from '@/lib/money/button/order-of-window';
import { goodsOfPayOrder } from '@/lib/money/button/shop/queries';
import { resumePurchase } from '@/lib/money/checkout/resume-purchase';
import { finishCardSetup } from '@/lib/money/wallet/finish-card-setup';
import { requestI18n } from '@/lib/platform/request';
import { settledActor } from '../../../own-actor';
import { type Asked, readAsked, sheetPath } from '../../_window/asked';
import { Bought } from '../../_window/bought';
import { EndedTold } from '../../_window/ended-told';
import { shownAs } from '../../_window/note';
import { oneTapOffer } from '../../_window/one-tap-offer';
import { OrderSheet } from '../../_window/order-sheet';
import { ShopSheet } from '../../_window/shop-sheet';
import { TellSite } from '../../_window/tell-site';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('button.title'), robots: { index: false }, referrer: 'same-origin' };
}

type WindowProps = { params: Promise<{ payOrder: string }>; searchParams: Promise<Asked> };

/** The sheet of another site's order: who asks, for what, how it is paid and where it goes; and, once it is paid, the way back to that site. */
export default async function PayOrderPage({ params, searchParams }: WindowProps) {
  const [{ payOrder }, query, actor, voice] = await Promise.all([params, searchParams, settledActor(), requestI18n()]);
  const { t } = voice;
  const shown = await shownAs(payOrder);
  const found = shown && (await orderOfWindow(actor, shown.id));
  if (!shown || !found) return <Gone title={t('button.gone')}>{t('button.gone_more')}</Gone>;
  const { order, site, mine } = found;
  if (mine && order.purchase) {
    // Back from the bank: how it went is asked here, and what is held is told to the site.
    const resumed = await resumePurchase(actor, order.purchase);
    const now = (await orderOfWindow(actor, shown.id))?.order;
    if (now && ['authorized', 'captured'].includes(now.state) && now.purchase) {
      if (now.kind !== 'server') return <Bought actor={actor} order={now} site={site} mode={shown.mode} />;
      const words = {
        paid: t('money.paid'),
        back: t('button.going_back', { site: site.name }),
        close: t('button.close_window'),
        problem: t('button.not_told', { site: site.name }),
        goBack: t('button.go_back', { site: site.name }),
      };
      const backHref = voice.href(`${windowPath(shown.id)}/back`);
      const offer = shown.mode === 'popup' ? await oneTapOffer(voice, actor, { order: now, host: site.host }) : null;
      const told = { purchaseId: now.purchase, mode: shown.mode, backHref, words, offer };
      return (
        <div className="mx-auto w-full max-w-md px-4 py-6">
          <TellSite payOrder={shown.id} {...told} />
        </div>
      );
    }
    if (resumed.ok && resumed.value.state === 'action') {
      return (
        <AtBank
          title={t('button.frame_bank')}
          more={t('button.frame_bank_more')}
          href={resumed.value.actionUrl}
          go={t('button.frame_bank_go')}
        />
      );
    }
  }
  if (found.ended) {
    return (
      <>
        <Gone title={t('button.ended')}>{t('button.ended_more', { site: site.name })}</Gone>
        <EndedTold origin={order.origin} />
      </>
    );
  }
  const asked = readAsked(query);
  // Back from the card service's page: the card is asked for by its setup, and the address bar is clean again.
  if (asked.setup) {
    const kept = await finishCardSetup(actor, { setupId: asked.setup, makeDefault: true });
    redirect(voice.href(sheetPath(shown.id, asked, { known: asked.known, ...(kept.ok ? {} : { card: kept.code }) })));
  }
  const goods = order.kind === 'shop' ? await goodsOfPayOrder(order.id) : null;
  if (goods) return <ShopSheet {...{ order, site, actor }} items={goods} searched={query} />;
  const cancelHref = shown.mode === 'redirect' ? order.cancelUrl : null;
  return (
    <div className="mx-auto w-full max-w-md space-y-6 px-4 py-6">
      <OrderSheet {...{ actor, order, site, asked, cancelHref }} />
    </div>
  );
}

/** A tap in the site's one-tap frame that her bank wants to see: it goes on here. */
function AtBank({ title, more, href, go }: { title: string; more: string; href: string; go: string }) {
  return (
    <EmptyState
      heading="h1"
      picture={<ShieldCheckIcon size={32} />}
      title={title}
      action={
        <a href={href} className={buttonClass({ size: 'large' })}>
          {go}
        </a>
      }
    >
      {more}
    </EmptyState>
  );
}

function Gone({ title, children }: { title: string; children: string }) {
  return (
    <EmptyState heading="h1" picture={<ShieldCheckIcon size={32} />} title={title}>
      {children}
    </EmptyState>
  );
}
