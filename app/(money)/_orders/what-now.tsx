import { buttonClass } from '@/app/_ui/button-class';
import { ClockIcon, ExternalLinkIcon, ReceiptIcon, WalletIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { Notice } from '@/app/_ui/notice';
import { isAllFiles } from '@/lib/money/orders/files/model';
import { type BuyerOrder, isReady, phaseOf } from '@/lib/money/orders/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { payWords } from '../_pay/pay-words';
import { ReceivedForm } from './received-form';
import { Settling } from './settling';
import { UndoPanel } from './undo-panel';

/** What the buyer can do at this moment: take it back, follow the parcel, say it came, keep the receipt. */
export async function WhatNow({ order }: { order: BuyerOrder }) {
  const voice = await requestI18n();
  const { t, href, formatMoney } = voice;
  const phase = phaseOf(order);
  const undo = order.state === 'authorized' && phase !== 'waits' && order.payment ? order.payment.undoMilliseconds : 0;
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
      <Settling order={order} />
      {order.owed && (
        <Notice>
          {order.owedInParts
            ? t('orders.refund_back_payer', { seller: order.pageName })
            : t('orders.refund_back_buyer', { amount: formatMoney(order.owed), seller: order.pageName })}
        </Notice>
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
        {((phase === 'sent' && !order.atDoor && !order.gift) || isReady(order)) && (
          <ReceivedForm
            orderId={order.id}
            label={t(order.pickup ? 'pickup.have_it' : 'orders.received')}
            messages={errorMessages(t, ['not_deliverable'])}
          />
        )}
        {order.trackingUrl && (
          <a href={order.trackingUrl} target="_blank" rel="noreferrer" className={buttonClass({ variant: 'quiet' })}>
            <ExternalLinkIcon size={18} />
            {t('orders.track')}
          </a>
        )}
        {['packing', 'sent'].includes(phase) && !order.pickup && !isAllFiles(order) && (
          <a href={href(`/orders/${order.id}/delivery.ics`)} className={buttonClass({ variant: 'quiet' })}>
            <ClockIcon size={18} />
            {t('returns.delivery_file')}
          </a>
        )}
        {!['checking', 'bank', 'waits', 'settling', 'not_paid', 'undone', 'not_taken'].includes(phase) && (
          <LinkButton href={`/orders/${order.id}/receipt`} variant="quiet">
            <ReceiptIcon size={18} />
            {t('orders.receipt')}
          </LinkButton>
        )}
        {!['checking', 'bank', 'waits', 'not_paid'].includes(phase) && !order.atDoor && (
          <LinkButton href={`/orders/${order.id}/money`} variant="quiet">
            <WalletIcon size={18} />
            {t('flow.see')}
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
