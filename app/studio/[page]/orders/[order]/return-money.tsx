import { Form, SubmitButton } from '@/app/_ui/form';
import { RotateCcwIcon } from '@/app/_ui/icons';
import { toDecimal } from '@/lib/kernel/money';
import type { SellerOrder } from '@/lib/money/orders/model';
import { moneyBack, type ReturnView } from '@/lib/money/returns/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { Unfolding } from '../../unfolding';
import { payReturn } from '../actions';
import { AmountBack, ReasonBack } from './money-back-fields';
import { ReturnUnits } from './return-units';

type PayReturnProps = { order: SellerOrder; asked: ReturnView };

/** Gives the money of a return back: when the goods have come, or at once without them. */
export async function PayReturn({ order, asked }: PayReturnProps) {
  const { t } = await requestI18n();
  if (order.refundable.amount === 0n) return null;
  const messages = errorMessages(t, [
    'too_much',
    'pay_otherwise',
    'bad_amount',
    'too_many_back',
    'bad_units',
    'return_moved',
  ]);
  const came = asked.state === 'received';
  const title = t(came ? 'returns.pay' : 'returns.pay_now');
  return (
    <Form action={payReturn} messages={messages} className="space-y-4">
      {came && asked.wish === 'money' ? (
        <>
          <MoneyFields order={order} asked={asked} />
          <SubmitButton>
            <RotateCcwIcon size={18} />
            {title}
          </SubmitButton>
        </>
      ) : (
        <Unfolding title={title} className="font-medium">
          {!came && <p className="text-muted text-sm">{t('returns.pay_now_more')}</p>}
          <MoneyFields order={order} asked={asked} />
          <SubmitButton>{title}</SubmitButton>
        </Unfolding>
      )}
    </Form>
  );
}

async function MoneyFields({ order, asked }: PayReturnProps) {
  const { t } = await requestI18n();
  return (
    <>
      <input type="hidden" name="returnId" value={asked.id} />
      <input type="hidden" name="currency" value={order.total.currency} />
      <AmountBack
        currency={order.total.currency}
        hint={t('returns.pay_hint')}
        defaultValue={toDecimal(moneyBack(order, asked.units).total)}
      />
      <ReasonBack />
      <ReturnUnits order={order} asked={asked} />
    </>
  );
}
