import { EmptyState } from '@/app/_ui/empty-state';
import { StoreIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { Section } from '@/app/_ui/section';
import { PageGrid } from '@/app/(shop)/_tiles/page-tile';
import { requestI18n } from '@/lib/platform/request';
import type { PageCard } from '@/lib/shop/pages/queries';

/** The pages a person follows, or that there are none. */
export async function PagesFollowed({ name, pages }: { name: string; pages: readonly PageCard[] }) {
  const { t } = await requestI18n();
  return pages.length > 0 ? (
    <Section title={t('social.pages_followed')}>
      <PageGrid pages={pages} />
    </Section>
  ) : (
    <EmptyState
      picture={<StoreIcon size={36} />}
      title={t('social.follows_nobody', { name })}
      action={<LinkButton href="/discover">{t('common.discover')}</LinkButton>}
    />
  );
}
