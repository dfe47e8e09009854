import { Card } from '@/app/_ui/card';
import type { SellerOrder } from '@/lib/money/orders/model';
import { requestI18n } from '@/lib/platform/request';

/** That an order is a gift: whether it may be packed yet, and the note that goes with it. */
export async function GiftNotice({ order: { gift } }: { order: SellerOrder }) {
  if (!gift) return null;
  const { t } = await requestI18n();
  const { state } = gift;
  return (
    <Card className="space-y-3">
      <p className="font-medium">
        {t(
          state === 'waiting'
            ? 'gifts.seller_waits'
            : state === 'accepted'
              ? 'gifts.seller_accepted'
              : 'gifts.seller_ended',
        )}
      </p>
      {gift.note && state === 'accepted' && (
        <div>
          <p className="text-muted text-sm">{t('gifts.seller_note')}</p>
          <p className="wrap-anywhere whitespace-pre-line" dir="auto">
            {gift.note}
          </p>
        </div>
      )}
    </Card>
  );
}
