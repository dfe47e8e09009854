import { MoneyBackLines } from '@/app/_returns/money-back-lines';
import { ParcelLine } from '@/app/_returns/parcel-line';
import { Said } from '@/app/_returns/said';
import { Card } from '@/app/_ui/card';
import { Undo2Icon } from '@/app/_ui/icons';
import { Notice } from '@/app/_ui/notice';
import type { SellerOrder } from '@/lib/money/orders/model';
import { isOpen, type ReturnView, refundOf } from '@/lib/money/returns/model';
import { requestI18n } from '@/lib/platform/request';
import type { Voice } from '@/lib/platform/voice';
import type { OwnedPageView } from '@/lib/shop/ownership/queries';
import { ReturnSteps } from './return-steps';

/** What the buyer wants to send back, where that stands, and what the seller does next. Nothing where nothing was asked. */
export async function ReturnCard({ page, order }: { page: OwnedPageView; order: SellerOrder }) {
  const asked = order.returns.at(-1);
  if (!asked) return null;
  const voice = await requestI18n();
  const { t } = voice;
  const failed = isOpen(asked.state) && refundOf(order, asked) === 'failed';
  return (
    <Card className="space-y-5 md:col-span-2">
      <div>
        <h2 className="flex items-center gap-2 font-semibold text-lg">
          <Undo2Icon />
          {t('returns.title')}
        </h2>
        <p className="mt-1">{sentenceOf(voice, order, asked)}</p>
      </div>
      {failed && <Notice tone="danger">{t('returns.seller_failed')}</Notice>}
      <div className="grid gap-5 md:grid-cols-2">
        <MoneyBackLines order={order} asked={asked} />
        <div className="space-y-3">
          <p>
            {t(`returns.reason_${asked.reason}`)} ·{' '}
            {asked.wish === 'money'
              ? t('returns.wants_money')
              : t('returns.wants_exchange', { what: asked.wantedText })}
          </p>
          <Said by={t('returns.buyer_says')}>{asked.note}</Said>
          <Said by={t('returns.you_answered')}>{asked.answer}</Said>
          <ParcelLine carrier={asked.carrier} trackingCode={asked.trackingCode} />
          <ParcelLine carrier={asked.replacementCarrier} trackingCode={asked.replacementCode} />
        </div>
      </div>
      <ReturnSteps page={page} order={order} asked={asked} />
    </Card>
  );
}

function sentenceOf({ t, formatDate }: Voice, order: SellerOrder, asked: ReturnView): string {
  const { sendBy } = asked;
  const day = sendBy === null ? '' : formatDate(new Date(`${sendBy}T00:00:00Z`), 'day');
  if (isOpen(asked.state) && refundOf(order, asked) === 'pending') return t('returns.seller_paying');
  if (asked.state === 'refunded' && refundOf(order, asked) === 'failed' && order.owed)
    return t('returns.seller_refund_back');
  const state = asked.state === 'received' ? (`received_${asked.wish}` as const) : asked.state;
  return t(`returns.seller_${state}`, { day });
}
