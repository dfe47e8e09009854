import type { Metadata } from 'next';
import { PlusIcon } from '@/app/_ui/buying-icons';
import { EmptyState } from '@/app/_ui/empty-state';
import { StoreIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { LinkButton } from '@/app/_ui/link-button';
import { Notice } from '@/app/_ui/notice';
import { requirePerson } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { myClosedPages, myInvites, myPages, type OwnedPageView } from '@/lib/shop/ownership/queries';
import { Invitation } from './invitation';
import { PageRow } from './page-row';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('studio.title'), robots: { index: false } };
}

type StudioProps = { searchParams: Promise<{ closed?: string | string[] }> };

/** The pages a person owns, those she closed, and those she is asked to own; `?closed` is where closing one leads. */
export default async function StudioHome({ searchParams }: StudioProps) {
  const actor = await requirePerson('/studio');
  const [pages, closedPages, invites, { t }, { closed }] = await Promise.all([
    myPages(actor),
    myClosedPages(actor),
    myInvites(actor),
    requestI18n(),
    searchParams,
  ]);
  return (
    <div className="page-width max-w-2xl space-y-6 py-8 md:py-12">
      {closed !== undefined && <Notice tone="done">{t('studio.page_closed')}</Notice>}
      {invites.map((invite) => (
        <Invitation key={invite.id} invite={invite} />
      ))}
      {pages.length === 0 ? (
        <NoPages />
      ) : (
        <>
          <div className="flex items-center justify-between gap-4">
            <h1 className="text-xl md:text-2xl">{t('studio.my_pages')}</h1>
            <LinkButton href="/studio/new" variant="quiet">
              <PlusIcon size={18} />
              {t('studio.new_page')}
            </LinkButton>
          </div>
          <ul className="space-y-3">
            {pages.map((page) => (
              <li key={page.id}>
                <PageRow page={page} />
              </li>
            ))}
          </ul>
        </>
      )}
      {closedPages.length > 0 && <ClosedPages pages={closedPages} />}
      {!actor.emailVerified && <Unconfirmed />}
    </div>
  );
}

/** What closed for good: its orders and their receipts stay, and money can still be given back. */
async function ClosedPages({ pages }: { pages: readonly OwnedPageView[] }) {
  const { t } = await requestI18n();
  return (
    <section aria-labelledby="closed" className="space-y-3">
      <h2 id="closed" className="font-semibold text-lg">
        {t('studio.closed_pages')}
      </h2>
      <p className="text-muted text-sm">{t('studio.closed_pages_body')}</p>
      <ul className="space-y-3">
        {pages.map((page) => (
          <li key={page.id}>
            <PageRow page={page} closed />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Why somebody who was invited sees nothing of it yet. */
async function Unconfirmed() {
  const { t } = await requestI18n();
  return (
    <Notice>
      {t('studio.invites_unconfirmed')}{' '}
      <Link href="/settings" className="font-medium underline underline-offset-4">
        {t('studio.confirm_address')}
      </Link>
    </Notice>
  );
}

async function NoPages() {
  const { t } = await requestI18n();
  return (
    <EmptyState
      picture={<StoreIcon size={36} />}
      title={t('studio.no_pages_title')}
      action={<LinkButton href="/studio/new">{t('studio.create_page')}</LinkButton>}
    >
      <p>{t('studio.no_pages_body')}</p>
    </EmptyState>
  );
}
