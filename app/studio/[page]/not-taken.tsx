import { Notice } from '@/app/_ui/notice';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { photoRefusals } from '../photo-refusals';

type Asked = Record<string, string | string[] | undefined>;

/** How many photos of a plain form were not taken, and why; the form's answer is the address it leads to. */
export async function NotTaken({ asked }: { asked: Asked }) {
  const count = typeof asked.failed === 'string' && /^\d{1,3}$/.test(asked.failed) ? Number(asked.failed) : 0;
  if (count === 0) return null;
  const { t } = await requestI18n();
  const reasons = errorMessages(t, [...photoRefusals, ...(['photos_max', 'post_photos_max', 'products_max'] as const)]);
  const why = typeof asked.why === 'string' && Object.hasOwn(reasons, asked.why) ? reasons[asked.why] : '';
  return (
    <Notice tone="danger">
      {t('studio.photos_failed', { count })} {why}
    </Notice>
  );
}
