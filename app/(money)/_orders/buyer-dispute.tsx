import { DisputeRoom } from '@/app/_disputes/dispute-room';
import { type EvidenceAsked, EvidenceForm } from '@/app/_disputes/evidence-form';
import { SayForm } from '@/app/_disputes/say-form';
import type { Actor } from '@/lib/identity/actor/model';
import { type DisputeView, mayShow } from '@/lib/money/disputes/model';
import { disputeOf } from '@/lib/money/disputes/queries';
import type { BuyerOrder } from '@/lib/money/orders/model';
import { requestI18n } from '@/lib/platform/request';
import { sayAsBuyer } from './actions';

/** What the buyer's bank, or PayPal, asked about her payment, and what she adds to it. Nothing where it asked nothing. */
export async function BuyerDispute({ actor, order, asked }: { actor: Actor; order: BuyerOrder; asked: EvidenceAsked }) {
  const isDisputed = order.events.some((event) => event.kind === 'disputed');
  const dispute = isDisputed ? await disputeOf(actor, order.id) : null;
  if (!dispute) return null;
  const { t, formatMoney } = await requestI18n();
  const words = { amount: formatMoney(dispute.amount), seller: order.pageName, by: dispute.provider };
  return (
    <section className="rounded-lg bg-surface p-5 shadow-card">
      <DisputeRoom dispute={dispute} side="buyer" sentence={t(`disputes.buyer_${wordOf(dispute)}`, words)}>
        {dispute.state === 'needs_response' && <SayForm orderId={order.id} by={dispute.provider} action={sayAsBuyer} />}
        {mayShow(dispute, 'buyer', new Date()) && (
          <EvidenceForm orderId={order.id} side="buyer" dispute={dispute} asked={asked} />
        )}
      </DisputeRoom>
    </section>
  );
}

const wordOf = ({ state, inquiry }: DisputeView) => (state === 'needs_response' && inquiry ? 'inquiry' : state);
