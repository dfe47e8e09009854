import { DisputeRoom } from '@/app/_disputes/dispute-room';
import { type EvidenceAsked, EvidenceForm } from '@/app/_disputes/evidence-form';
import { SayForm } from '@/app/_disputes/say-form';
import { buttonClass } from '@/app/_ui/button-class';
import { Card } from '@/app/_ui/card';
import { type DisputeView, isOpen, mayAnswer, mayShow } from '@/lib/money/disputes/model';
import type { SellerOrder } from '@/lib/money/orders/model';
import { requestI18n } from '@/lib/platform/request';
import { speakAsSeller } from '../actions';

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
        side="seller"
        sentence={t(`disputes.seller_${wordOf(dispute)}`, { amount: formatMoney(dispute.amount), by })}
      >
        {dispute.isShare && (
          <p className="font-medium">{t('disputes.share', { amount: formatMoney(dispute.amount) })}</p>
        )}
        {isOpen(dispute) && !dispute.inquiry && <p className="text-muted text-sm">{t('disputes.fee', { by })}</p>}
        {open && <SayForm orderId={order.id} by={by} action={speakAsSeller} id="answer" />}
        {mayShow(dispute, 'seller', new Date()) && (
          <EvidenceForm orderId={order.id} side="seller" dispute={dispute} asked={asked} />
        )}
        {open && (
          <div className="space-y-2">
            <button type="submit" form="answer" name="send" value="yes" className={buttonClass({})}>
              {t('disputes.send', { by })}
            </button>
            <p className="text-muted text-sm">{t('disputes.send_hint', { words: t('disputes.words', { by }) })}</p>
          </div>
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
