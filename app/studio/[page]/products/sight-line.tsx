import type { Translate } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { type ProductSight, sightState } from '@/lib/shop/vision/sight/model';

/** Whether a product on sale is found by picture, or why it is not yet or not at all. */
export async function SightLine({ sight }: { sight: ProductSight }) {
  const { t } = await requestI18n();
  const state = sightState(sight);
  if (state === 'none') return <span>{t('studio.sight_none')}</span>;
  if (state === 'looking') {
    return <span>{t('studio.sight_looking', { seen: sight.seen + sight.faults.length, photos: sight.photos })}</span>;
  }
  if (state === 'seen') return <span>{t('studio.sight_seen')}</span>;
  return <span className="text-brick">{t('studio.sight_unseen', { why: faultWord(sight, t) })}</span>;
}

/** Why a photograph cannot be seen, in a few words; of several the first. */
export function faultWord({ faults }: ProductSight, t: Translate): string {
  const [fault] = faults;
  if (fault === 'picture_blank') return t('studio.sight_fault_blank');
  if (fault === 'picture_small') return t('studio.sight_fault_small');
  return t('studio.sight_fault_broken');
}
