import { requestI18n } from '@/lib/platform/request';
import { Chip } from './chip';
import { LockIcon } from './icons';

/** The promise on everything private. */
export async function OnlyYou() {
  const { t } = await requestI18n();
  return (
    <Chip tone="done" icon={<LockIcon size={12} />}>
      {t('common.only_you')}
    </Chip>
  );
}
