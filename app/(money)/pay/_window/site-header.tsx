import { Chip } from '@/app/_ui/chip';
import type { PresentedOrder } from '@/lib/money/button/present-pay-order';
import { requestI18n } from '@/lib/platform/request';

type SiteHeaderProps = { site: Pick<PresentedOrder['site'], 'name' | 'host' | 'test'>; id?: string };

/** Who asks to be paid, and under which host her browser stands. */
export async function SiteHeader({ site, id }: SiteHeaderProps) {
  const { t } = await requestI18n();
  // Neither is cut short: a name that ends in dots hides whose it is, and a host most of all.
  return (
    <header className="flex items-start justify-between gap-3">
      <div className="min-w-0">
        <h1 id={id} className="wrap-anywhere text-lg">
          <bdi>{site.name}</bdi>
        </h1>
        <p className="wrap-anywhere text-muted text-sm">
          <bdi dir="ltr">{site.host}</bdi>
        </p>
      </div>
      {site.test && <Chip>{t('button.test')}</Chip>}
    </header>
  );
}
