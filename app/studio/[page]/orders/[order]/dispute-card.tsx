import { DisputeRoom } from '@/app/_disputes/dispute-room';
import { type EvidenceAsked, EvidenceForm } from '@/app/_disputes/evidence-form';
import { SayForm } from '@/app/_disputes/say-form';
import { Card } from '@/app/_ui/card';
import { Form, SubmitButton } from '@/app/_ui/form';
import { type DisputeView, isOpen, mayAnswer, mayShow } from '@/lib/money/disputes/model';
import type { SellerOrder } from '@/lib/money/orders/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { answerBank, sayAsSeller } from '../actions';

type DisputeCardProps = { order: SellerOrder; dispute: DisputeView | null; asked: EvidenceAsked };

/** What the buyer's bank wants back, and the seller's answer to it. Nothing where it asked for nothing. */
export async function DisputeCard({ order, dispute, asked }: DisputeCardProps) {
  if (!dispute) return null;
  const { t, formatMoney } = await requestI18n();
  const [open, by] = [mayAnswer(dispute), dispute.provider];
  return (
    <Card className="md:col-span-2">
      <DisputeRoom
        dispute={dispute}
        sentence={t(`disputes.seller_${wordOf(dispute)}`, { amount: formatMoney(dispute.amount), by })}
      >
        {isOpen(dispute) && !dispute.inquiry && <p className="text-muted text-sm">{t('disputes.fee', { by })}</p>}
        {open && <SayForm orderId={order.id} by={by} action={sayAsSeller} />}
        {mayShow(dispute, 'seller', new Date()) && (
          <EvidenceForm orderId={order.id} side="seller" dispute={dispute} asked={asked} />
        )}
        {open && (
          <Form
            action={answerBank}
            messages={errorMessages(t, ['dispute_over', 'nothing_said'])}
            done={t('disputes.sent', { by })}
            className="space-y-2"
          >
            <input type="hidden" name="orderId" value={order.id} />
            <SubmitButton>{t('disputes.send', { by })}</SubmitButton>
            <p className="text-muted text-sm">{t('disputes.send_hint')}</p>
          </Form>
        )}
      </DisputeRoom>
    </Card>
  );
}

function wordOf({ state, answered, inquiry }: DisputeView) {
  if (state !== 'needs_response') return state;
  if (answered) return 'answered';
  return inquiry ? 'inquiry' : state;
}
