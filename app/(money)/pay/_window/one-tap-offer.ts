import 'server-only';
import type { Actor } from '@/lib/identity/actor/model';
import { money } from '@/lib/kernel/money';
import { dayChoices, paymentChoices } from '@/lib/money/button/frame/model';
import { mayOfferFrame } from '@/lib/money/button/frame/queries';
import type { PayOrderRow } from '@/lib/money/button/schema';
import { errorMessages } from '@/lib/platform/i18n';
import type { Voice } from '@/lib/platform/voice';
import type { AllowOneTapProps } from './allow-one-tap';

/** What she is asked after her first payment on a site: whether one tap is enough there, and up to how much. Null when she is asked nothing. */
export async function oneTapOffer(
  { t, formatMoney }: Voice,
  actor: Actor,
  { order, host }: { order: PayOrderRow; host: string },
): Promise<Omit<AllowOneTapProps, 'payOrder' | 'frame'> | null> {
  if (actor.kind !== 'person' || !(await mayOfferFrame(actor, order.id))) return null;
  const shown = (minor: bigint) => ({
    value: minor.toString(),
    label: formatMoney(money(minor, order.currency)),
  });
  const perPayment = paymentChoices(order.totalMinor).map(shown);
  if (perPayment.length === 0) return null;
  return {
    perPayment,
    perDay: dayChoices(order.totalMinor).map(shown),
    words: {
      offer: t('button.frame_offer'),
      hint: t('button.frame_offer_hint', { host }),
      perPayment: t('button.frame_per_payment'),
      perDay: t('button.frame_per_day'),
      done: t('button.frame_done'),
      notKept: t('button.frame_not_kept'),
    },
    problems: { ...errorMessages(t), day_below_payment: t('button.frame_day_below') },
  };
}
