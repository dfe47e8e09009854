import { Chip } from '@/app/_ui/chip';
import { type BuyerOrder, type OrderPhase, phaseOf } from '@/lib/money/orders/model';
import { requestI18n } from '@/lib/platform/request';

const tones: Readonly<Record<OrderPhase, 'neutral' | 'done' | 'danger'>> = {
  waits: 'neutral',
  ...{ checking: 'neutral', bank: 'neutral', packing: 'done', sent: 'done', paid: 'done', arrived: 'done' },
  ...{
    given_back: 'neutral',
    owed: 'danger',
    undone: 'neutral',
    not_paid: 'danger',
    disputed: 'danger',
    settling: 'neutral',
    not_taken: 'danger',
  },
};

/** Where an order stands, in a word or two. */
export async function PhaseChip({ order }: { order: Parameters<typeof phaseOf>[0] & Pick<BuyerOrder, 'state'> }) {
  const { t } = await requestI18n();
  const phase = phaseOf(order);
  return <Chip tone={tones[phase]}>{t(`orders.phase_${phase}`)}</Chip>;
}
