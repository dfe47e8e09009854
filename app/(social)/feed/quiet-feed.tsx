import { EmptyState } from '@/app/_ui/empty-state';
import { HeartIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { requestI18n } from '@/lib/platform/request';

/** A feed without anything in it: nobody is followed, or those who are have said nothing yet. */
export async function QuietFeed({ followsNone }: { followsNone: boolean }) {
  const { t } = await requestI18n();
  return (
    <EmptyState
      picture={<HeartIcon size={36} />}
      title={followsNone ? t('social.feed_empty') : t('social.feed_quiet')}
      action={<LinkButton href="/discover">{t('common.discover')}</LinkButton>}
    >
      {t('social.feed_empty_body')}
    </EmptyState>
  );
}
