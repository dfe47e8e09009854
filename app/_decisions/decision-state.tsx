import { Chip } from '@/app/_ui/chip';
import { requestI18n } from '@/lib/platform/request';
import type { DecisionView } from '@/lib/social/decisions/queries';

/** Whether a decision is in force, has ended, or was overturned. */
export async function DecisionState({ decision }: { decision: DecisionView }) {
  const { t, now } = { ...(await requestI18n()), now: new Date() };
  const { overturned, liftedAt, endsAt, measure } = decision;
  if (overturned) return <Chip tone="done">{t('decisions.state_overturned')}</Chip>;
  if (liftedAt || (endsAt && endsAt <= now)) return <Chip>{t('decisions.state_ended')}</Chip>;
  if (measure === 'nothing' || measure === 'warn') return null;
  return <Chip tone="danger">{t('decisions.state_holds')}</Chip>;
}
