import type { ReactNode } from 'react';
import { HeldNotices } from '@/app/_decisions/held-notice';
import { Link } from '@/app/_ui/link';
import { Notice } from '@/app/_ui/notice';
import { SkipLink } from '@/app/_ui/skip-link';
import { holdsOn } from '@/lib/identity/holds/queries';
import { requestI18n } from '@/lib/platform/request';
import { loadSellingPage } from './load-page';
import { May } from './may';
import { OwnerBar } from './owner-bar';

type LayoutProps = { children: ReactNode; params: Promise<{ page: string }> };

/** The owner's side of one page: its own bar instead of the public one. Of a closed page it says what is left. */
export default async function StudioPageLayout({ children, params }: LayoutProps) {
  const { actor, page } = await loadSellingPage((await params).page, 'see_people');
  const { t } = await requestI18n();
  return (
    <div data-frame="own">
      <SkipLink to="studio">{t('studio.skip_menu')}</SkipLink>
      <OwnerBar page={page} />
      <div id="studio" tabIndex={-1} className="page-width outline-none space-y-6 py-6 md:py-8">
        {page.closed && (
          <Notice>
            {t('studio.closed_page_left')}{' '}
            <May page={page} do="see_money">
              <Link href={`/studio/${page.handle}/payouts`} className="underline">
                {t('payouts.see')}
              </Link>
            </May>
          </Notice>
        )}
        <HeldNotices holds={await holdsOn(actor, page.id)} />
        {children}
      </div>
    </div>
  );
}
