import { Form, SubmitButton } from '@/app/_ui/form';
import { Notice } from '@/app/_ui/notice';
import type { Actor } from '@/lib/identity/actor/model';
import { elsewhereOf } from '@/lib/money/button/elsewhere-of';
import type { BuyerOrder } from '@/lib/money/orders/model';
import { requestI18n } from '@/lib/platform/request';
import { undoPayment } from '../_pay/actions';
import { payWords } from '../_pay/pay-words';

/** Of what another site sold: which one, and whether it still has to confirm it; until then nothing is taken and she may take it back. */
export async function ElsewhereCard({ actor, order }: { actor: Actor; order: BuyerOrder }) {
  const found = await elsewhereOf(actor, order.purchaseId);
  if (!found) return null;
  const voice = await requestI18n();
  const { t, formatDate } = voice;
  const { site, host, waits, calledOff } = found;
  return (
    <div className="space-y-3">
      <p className="text-muted text-sm">
        {t('button.bought_on', { site })} <bdi dir="ltr">{host}</bdi>
      </p>
      {calledOff && <Notice>{t('button.called_off', { site })}</Notice>}
      {waits && (
        <section className="space-y-3 rounded-lg bg-surface p-5 shadow-card">
          <p role="status">
            {waits.for === 'confirm'
              ? t('button.waits', { site, at: `${formatDate(waits.until, 'time')} UTC` })
              : t('button.waits_take', { site, day: formatDate(waits.until, 'day') })}
          </p>
          <Form action={undoPayment} messages={payWords(voice).problems}>
            <input type="hidden" name="purchaseId" value={order.purchaseId} />
            <SubmitButton variant="quiet">{t('button.cancel_order')}</SubmitButton>
          </Form>
        </section>
      )}
    </div>
  );
}
