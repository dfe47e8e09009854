import { MoneyBackLines } from '@/app/_returns/money-back-lines';
import { ParcelLine } from '@/app/_returns/parcel-line';
import { Said } from '@/app/_returns/said';
import { RotateCcwIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import type { Actor } from '@/lib/identity/actor/model';
import { type BuyerOrder, phaseOf } from '@/lib/money/orders/model';
import { openReturn, type ReturnView, refundOf } from '@/lib/money/returns/model';
import { returnOffer } from '@/lib/money/returns/queries';
import { requestI18n } from '@/lib/platform/request';
import type { Voice } from '@/lib/platform/voice';
import { NextStep } from './next-step';

/** Where the buyer's return stands and what she does next; and, while she may, the way to ask for one. */
export async function BuyerReturn({ actor, order }: { actor: Actor; order: BuyerOrder }) {
  const latest = order.returns.at(-1);
  const may = openReturn(order) === null && ['sent', 'arrived'].includes(phaseOf(order));
  const offer = may ? await returnOffer(actor, order.id) : null;
  if (!latest && !offer) return null;
  const { t, formatDate } = await requestI18n();
  return (
    <section aria-labelledby="return" className="space-y-4">
      <h2 id="return" className="text-base">
        {t('returns.title')}
      </h2>
      {latest && <Standing order={order} asked={latest} />}
      {offer && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <LinkButton href={`/orders/${order.id}/return`} variant="quiet">
            <RotateCcwIcon size={18} />
            {t('returns.ask')}
          </LinkButton>
          <p className="text-muted text-sm">{t('returns.ask_more', { day: formatDate(offer.until, 'day') })}</p>
        </div>
      )}
    </section>
  );
}

async function Standing({ order, asked }: { order: BuyerOrder; asked: ReturnView }) {
  const voice = await requestI18n();
  const { t } = voice;
  const declined = asked.state === 'declined';
  return (
    <div className="space-y-4 rounded-lg bg-surface p-5 shadow-card">
      <p role="status" className="font-medium">
        {sentenceOf(voice, order, asked)}
      </p>
      <MoneyBackLines order={order} asked={asked} />
      {asked.wish === 'exchange' && <p className="text-sm">{t('returns.instead', { what: asked.wantedText })}</p>}
      <Said by={t('returns.you_said')}>{asked.note}</Said>
      <Said by={t(declined ? 'returns.why_not' : 'returns.how')}>{asked.answer}</Said>
      {asked.state === 'exchanged' ? (
        <ParcelLine carrier={asked.replacementCarrier} trackingCode={asked.replacementCode} />
      ) : (
        <ParcelLine carrier={asked.carrier} trackingCode={asked.trackingCode} />
      )}
      <NextStep order={order} asked={asked} />
    </div>
  );
}

function sentenceOf({ t, formatDate }: Voice, order: BuyerOrder, { sendBy, ...asked }: ReturnView): string {
  const seller = order.pageName;
  const day = sendBy === null ? '' : formatDate(new Date(`${sendBy}T00:00:00Z`), 'day');
  if (openReturn(order) && refundOf(order, asked) === 'pending') return t('returns.buyer_paying', { seller });
  if (asked.state === 'refunded' && refundOf(order, asked) === 'failed' && order.owed)
    return t('returns.buyer_refund_back', { seller });
  const state = asked.state === 'received' ? (`received_${asked.wish}` as const) : asked.state;
  return t(`returns.buyer_${state}`, { seller, day });
}
