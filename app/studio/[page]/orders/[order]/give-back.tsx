import { randomBytes } from 'node:crypto';
import { Card } from '@/app/_ui/card';
import { Form, SubmitButton } from '@/app/_ui/form';
import { RotateCcwIcon } from '@/app/_ui/icons';
import { toDecimal } from '@/lib/kernel/money';
import type { SellerOrder } from '@/lib/money/orders/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { Unfolding } from '../../unfolding';
import { giveBack } from '../actions';
import { MoneyBackFields } from './money-back-fields';
import { UnitsBack } from './units-back';

/** Cancelling before the parcel leaves, or giving money back afterwards, all of it or a part. */
export async function GiveBack({ order }: { order: SellerOrder }) {
  const { t, formatMoney } = await requestI18n();
  if (order.refundable.amount === 0n) return null;
  const unsent = order.shippedAt === null && order.deliveredAt === null;
  const title = unsent ? t('studio.cancel_order') : t('studio.give_back');
  return (
    <Card className="print:hidden">
      <Form
        action={giveBack}
        messages={errorMessages(t, ['too_much', 'bad_amount', 'too_many_back', 'bad_units', 'key_reused'])}
        done={t('studio.give_back_done')}
        clearWhenDone
        className="space-y-2"
      >
        <Unfolding
          className="font-semibold text-lg"
          title={
            <>
              <RotateCcwIcon />
              <span className="flex-1">{title}</span>
            </>
          }
        >
          <p className="text-muted text-sm">{t('studio.give_back_body', { amount: formatMoney(order.refundable) })}</p>
          <input type="hidden" name="orderId" value={order.id} />
          <input type="hidden" name="key" value={randomBytes(18).toString('base64url')} />
          <MoneyBackFields
            currency={order.total.currency}
            hint={t('studio.amount_hint')}
            amount={{ placeholder: toDecimal(order.refundable) }}
          />
          <UnitsBack order={order} />
          <SubmitButton variant="danger">{title}</SubmitButton>
        </Unfolding>
      </Form>
    </Card>
  );
}
