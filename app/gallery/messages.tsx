import { ShoppingBagIcon } from '@/app/_ui/buying-icons';
import { Card } from '@/app/_ui/card';
import { Chip } from '@/app/_ui/chip';
import { EmptyState } from '@/app/_ui/empty-state';
import { PackageIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { Notice } from '@/app/_ui/notice';
import { OnlyYou } from '@/app/_ui/only-you';
import { Section } from '@/app/_ui/section';
import { Skeleton, SkeletonText } from '@/app/_ui/skeleton';
import { requestI18n } from '@/lib/platform/request';

/** Notices of every tone, and what stands where nothing is. */
export async function Messages() {
  const { t } = await requestI18n();
  return (
    <Section title={t('gallery.messages')}>
      <div className="grid gap-4 md:grid-cols-2">
        <div className="space-y-3">
          <p className="flex flex-wrap gap-2">
            <OnlyYou />
            <Chip>{t('common.orders')}</Chip>
            <Chip tone="done">{t('common.saved')}</Chip>
            <Chip tone="danger" icon={<PackageIcon size={12} />}>
              {t('common.remove')}
            </Chip>
          </p>
          <Notice>{t('common.demo_notice')}</Notice>
          <Notice tone="done">{t('common.saved')}</Notice>
          <Notice tone="danger">{t('errors.unexpected')}</Notice>
          <Card>
            <h3 className="mb-1">{t('gallery.card')}</h3>
            <p className="text-muted">{t('gallery.sample_long')}</p>
          </Card>
          <Card className="space-y-4">
            <Skeleton className="h-40 w-full" />
            <SkeletonText />
          </Card>
        </div>
        <Card>
          <EmptyState
            picture={<ShoppingBagIcon size={32} />}
            title={t('gallery.empty')}
            action={<LinkButton href="/discover">{t('common.discover')}</LinkButton>}
          >
            {t('gallery.empty_body')}
          </EmptyState>
        </Card>
      </div>
    </Section>
  );
}
