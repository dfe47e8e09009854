import { Form, SubmitButton } from '@/app/_ui/form';
import { PackageIcon } from '@/app/_ui/icons';
import type { SellerOrder } from '@/lib/money/orders/model';
import { isOpen, type ReturnView, refundOf } from '@/lib/money/returns/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { itCame } from '../actions';
import { AcceptReturn, DeclineReturn } from './return-answer';
import { ExchangeReturn } from './return-exchange';
import { PayReturn } from './return-money';

/** The forms of a return that its seller can use now, the likely one first. */
export async function ReturnSteps({ order, asked }: { order: SellerOrder; asked: ReturnView }) {
  const { state } = asked;
  const paying = refundOf(order, asked) === 'pending';
  if (!isOpen(state)) return null;
  const coming = state === 'accepted' || state === 'sent';
  const exchange = state === 'received' && asked.wish === 'exchange' && !paying;
  return (
    <div className="space-y-4 border-line border-t pt-4 print:hidden">
      {state === 'requested' && <AcceptReturn asked={asked} />}
      {coming && <Came asked={asked} />}
      {exchange && <ExchangeReturn order={order} asked={asked} />}
      {!paying && <PayReturn order={order} asked={asked} />}
      {state === 'accepted' && <AcceptReturn asked={asked} />}
      {state === 'requested' && !paying && <DeclineReturn asked={asked} />}
    </div>
  );
}

async function Came({ asked }: { asked: ReturnView }) {
  const { t } = await requestI18n();
  return (
    <Form action={itCame} messages={errorMessages(t, ['return_moved'])} className="space-y-2">
      <input type="hidden" name="returnId" value={asked.id} />
      <SubmitButton>
        <PackageIcon size={18} />
        {t('returns.came')}
      </SubmitButton>
    </Form>
  );
}
