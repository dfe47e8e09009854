import { randomBytes } from 'node:crypto';
import { Card } from '@/app/_ui/card';
import { RadioCards } from '@/app/_ui/choice';
import { Form, SubmitButton } from '@/app/_ui/form';
import { CircleCheckIcon, RotateCcwIcon } from '@/app/_ui/icons';
import { add, zero } from '@/lib/kernel/money';
import type { SellerOrder } from '@/lib/money/orders/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { Unfolding } from '../../unfolding';
import { giveBack } from '../actions';
import { AmountBack, ReasonBack } from './money-back-fields';
import { UnitsBack } from './units-back';

/** Cancelling before the parcel leaves, or giving money back afterwards, all of it or a part: which of both is asked, with the figure. */
export async function GiveBack({ order }: { order: SellerOrder }) {
  const { t, formatMoney } = await requestI18n();
  if (order.refundable.amount === 0n) return order.refunded.amount > 0n ? <GivenBack order={order} /> : null;
  const unsent = order.shippedAt === null && order.deliveredAt === null;
  const title = unsent ? t('studio.cancel_order') : t('studio.give_back');
  return (
    <Card className="print:hidden">
      <Form
        action={giveBack}
        messages={errorMessages(t, [
          'how_much',
          'too_much',
          'pay_otherwise',
          'bad_amount',
          'too_many_back',
          'bad_units',
          'key_reused',
        ])}
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
          <input type="hidden" name="currency" value={order.total.currency} />
          <input type="hidden" name="key" value={randomBytes(18).toString('base64url')} />
          <div className="group/much space-y-4">
            <RadioCards
              name="much"
              legend={t('studio.give_back_much')}
              choices={[
                { value: 'all', label: t('studio.give_back_all', { amount: formatMoney(order.refundable) }) },
                { value: 'part', label: t('studio.give_back_part') },
              ]}
            />
            <div className="hidden group-has-[[value=part]:checked]/much:block">
              <AmountBack currency={order.total.currency} />
            </div>
          </div>
          <ReasonBack />
          <UnitsBack order={order} />
          <SubmitButton variant="danger">{t('studio.give_back')}</SubmitButton>
        </Unfolding>
      </Form>
    </Card>
  );
}

/** What stands where nothing is left to give: it is here that the form was, and that whoever sent it reads on. */
async function GivenBack({ order }: { order: SellerOrder }) {
  const { t, formatMoney } = await requestI18n();
  const waits = order.refunds.filter((refund) => refund.state === 'pending').map((refund) => refund.amount);
  const waiting = waits.reduce(add, zero(order.total.currency));
  return (
    <Card className="print:hidden">
      <p data-outcome tabIndex={-1} className="flex items-start gap-2 rounded-sm">
        <CircleCheckIcon className="mt-0.5 shrink-0 text-teal" />
        {waits.length > 0
          ? t('studio.refund_waiting', { amount: formatMoney(waiting) })
          : t('studio.given_back_all', { amount: formatMoney(order.refunded) })}
      </p>
    </Card>
  );
}
