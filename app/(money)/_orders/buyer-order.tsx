import { buttonClass } from '@/app/_ui/button-class';
import { ExternalLinkIcon, ReceiptIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { Notice } from '@/app/_ui/notice';
import { OnlyYou } from '@/app/_ui/only-you';
import type { Actor } from '@/lib/identity/actor/model';
import { type BuyerOrder, phaseOf } from '@/lib/money/orders/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { payWords } from '../_pay/pay-words';
import { KeepWallet } from './keep-wallet';
import { OrderFacts } from './order-facts';
import { OrderHead } from './order-head';
import { OrderLines } from './order-lines';
import { ReceivedForm } from './received-form';
import { SellerContact } from './seller-contact';
import { Siblings } from './siblings';
import { Timeline } from './timeline';
import { UndoPanel } from './undo-panel';

type BuyerOrderProps = {
  actor: Actor;
  order: BuyerOrder /** Where this is shown, without language prefix. */;
  path: string;
};

/** An order for the one who bought it: how it stands, what can be done, what was bought, whom to ask. */
export async function BuyerOrderScreen({ actor, order, path }: BuyerOrderProps) {
  return (
    <div className="mx-auto w-full max-w-3xl space-y-8 px-4 py-6 md:px-8 md:py-10">
      <div className="space-y-5">
        <OnlyYou />
        <OrderHead order={order} />
        <WhatNow order={order} />
      </div>
      {actor.kind === 'guest' && <KeepWallet email={order.contactEmail} name={order.shipTo.name} next={path} />}
      <OrderLines order={order} />
      <Siblings actor={actor} order={order} />
      <Timeline order={order} />
      <OrderFacts order={order} />
      <SellerContact order={order} />
    </div>
  );
}

/** What the buyer can do at this moment: take it back, follow the parcel, say it came, keep the receipt. */
async function WhatNow({ order }: { order: BuyerOrder }) {
  const voice = await requestI18n();
  const { t, href } = voice;
  const phase = phaseOf(order);
  const undo = phase === 'paid' && order.payment ? order.payment.undoMilliseconds : 0;
  const { problems } = payWords(voice);
  return (
    <>
      {undo > 0 && (
        <UndoPanel
          purchaseId={order.purchaseId}
          milliseconds={undo}
          words={{ sentence: t('orders.undo_sentence'), undo: t('common.undo') }}
          problems={problems}
        />
      )}
      {phase === 'not_paid' && (
        <Notice tone="danger">{problems[order.payment?.problem ?? ''] ?? t('orders.not_paid_more')}</Notice>
      )}
      {(phase === 'checking' || phase === 'bank') && (
        <Notice>
          {t(phase === 'bank' ? 'money.leaving' : 'money.checking')}{' '}
          <a
            href={href(`/checkout/return?purchase=${order.purchaseId}`)}
            className="font-medium underline underline-offset-4"
          >
            {t(phase === 'bank' ? 'money.to_bank' : 'money.look_again')}
          </a>
        </Notice>
      )}
      <div className="flex flex-wrap gap-2">
        {phase === 'sent' && (
          <ReceivedForm
            orderId={order.id}
            label={t('orders.received')}
            messages={errorMessages(t, ['not_deliverable'])}
          />
        )}
        {order.trackingUrl && (
          <a href={order.trackingUrl} target="_blank" rel="noreferrer" className={buttonClass({ variant: 'quiet' })}>
            <ExternalLinkIcon size={18} />
            {t('orders.track')}
          </a>
        )}
        {!['checking', 'bank', 'not_paid', 'undone'].includes(phase) && (
          <LinkButton href={`/orders/${order.id}/receipt`} variant="quiet">
            <ReceiptIcon size={18} />
            {t('orders.receipt')}
          </LinkButton>
        )}
      </div>
      {order.trackingCode && (
        <p className="text-sm">
          {t('orders.tracking_code')}: <bdi className="font-medium">{order.trackingCode}</bdi>
        </p>
      )}
    </>
  );
}
