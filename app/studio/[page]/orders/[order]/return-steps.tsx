import { Form, SubmitButton } from '@/app/_ui/form';
import { PackageIcon } from '@/app/_ui/icons';
import type { SellerOrder } from '@/lib/money/orders/model';
import { isOpen, type ReturnView, refundOf } from '@/lib/money/returns/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { may } from '@/lib/shop/ownership/model';
import type { OwnedPageView } from '@/lib/shop/ownership/queries';
import { itCame } from '../actions';
import { AcceptReturn, DeclineReturn } from './return-answer';
import { ExchangeReturn } from './return-exchange';
import { PayReturn } from './return-money';

type StepsProps = { page: OwnedPageView; order: SellerOrder; asked: ReturnView };

/** The forms of a return that somebody of its seller's people can use now and may, the likely one first. */
export async function ReturnSteps({ page, order, asked }: StepsProps) {
  const { state } = asked;
  const paying = refundOf(order, asked) === 'pending';
  const [changes, pays] = [may(page.roles, 'change_orders'), !paying && may(page.roles, 'refund_returns')];
  if (!isOpen(state) || !(changes || pays)) return null;
  const coming = state === 'accepted' || state === 'sent';
  const exchange = state === 'received' && asked.wish === 'exchange' && !paying;
  return (
    <div className="space-y-4 border-line border-t pt-4 print:hidden">
      {changes && state === 'requested' && <AcceptReturn asked={asked} />}
      {changes && coming && <Came asked={asked} />}
      {changes && exchange && <ExchangeReturn order={order} asked={asked} />}
      {pays && <PayReturn order={order} asked={asked} />}
      {changes && state === 'accepted' && <AcceptReturn asked={asked} />}
      {changes && state === 'requested' && !paying && <DeclineReturn asked={asked} />}
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
