import { randomBytes } from 'node:crypto';
import { Card } from '@/app/_ui/card';
import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { subtract, toDecimal } from '@/lib/kernel/money';
import type { SellerOrder } from '@/lib/money/orders/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { Unfolding } from '../../unfolding';
import { noteCash } from '../actions';

/** What was collected at the door, and a note of what of it went back: no money moves here. */
export async function CashBack({ order }: { order: SellerOrder }) {
  if (order.state !== 'collected') return null;
  const { t, formatMoney } = await requestI18n();
  const left = subtract(order.total, order.cashBack);
  return (
    <Card className="space-y-3 print:hidden">
      <h2 className="font-semibold text-lg">{t('door.seller_title')}</h2>
      <p>{t('door.seller_collected', { total: formatMoney(order.total) })}</p>
      {order.cashBack.amount > 0n && <p>{t('door.seller_given_back', { amount: formatMoney(order.cashBack) })}</p>}
      {left.amount > 0n && (
        <Form
          action={noteCash}
          messages={errorMessages(t, ['too_much', 'bad_amount', 'key_reused'])}
          done={t('door.seller_cash_back_done')}
          className="space-y-2"
        >
          <Unfolding title={t('door.seller_cash_back')} className="text-sm">
            <p className="text-muted text-sm">{t('door.seller_cash_back_hint')}</p>
            <input type="hidden" name="orderId" value={order.id} />
            <input type="hidden" name="currency" value={order.total.currency} />
            <input type="hidden" name="key" value={randomBytes(18).toString('base64url')} />
            <Field
              name="amount"
              label={t('studio.amount')}
              placeholder={toDecimal(left)}
              after={order.total.currency}
              inputMode="decimal"
              dir="ltr"
              maxLength={20}
              autoComplete="off"
            />
            <SubmitButton>{t('door.seller_cash_back')}</SubmitButton>
          </Unfolding>
        </Form>
      )}
    </Card>
  );
}
