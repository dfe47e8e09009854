import { Link } from '@/app/_ui/link';
import { Notice } from '@/app/_ui/notice';
import { requestI18n } from '@/lib/platform/request';

/** That something was found, and the way to it; nothing where nothing was. */
export async function HealthNotice({ found, home }: { found: number; home: string }) {
  const { t } = await requestI18n();
  if (found === 0) return null;
  return (
    <Notice>
      <Link href={`${home}/health`} className="font-medium underline">
        {t('site.health_notice', { count: found })}
      </Link>
    </Notice>
  );
}
