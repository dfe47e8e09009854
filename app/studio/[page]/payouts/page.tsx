import { notFound } from 'next/navigation';
import { buttonClass } from '@/app/_ui/button-class';
import { EmptyState } from '@/app/_ui/empty-state';
import { WalletIcon } from '@/app/_ui/icons';
import { Notice } from '@/app/_ui/notice';
import { Price } from '@/app/_ui/price';
import { sellerMoney } from '@/lib/money/payouts/queries';
import { requestI18n } from '@/lib/platform/request';
import { loadSellingPage, type StudioPageProps, titled } from '../load-page';
import { CollectedByYourself } from './collected';
import { PayoutList } from './payout-list';
import { Standing } from './standing';
import { Statement } from './statement';

export const generateMetadata = titled('payouts.title');

/** What is due to the page and why it waits, what may be sold before verification, and what was paid out. */
export default async function Payouts({ params, searchParams }: StudioPageProps) {
  const { actor, page } = await loadSellingPage((await params).page, 'see_money');
  const [{ t, href, formatMoney }, asked, found] = await Promise.all([
    requestI18n(),
    searchParams,
    sellerMoney(actor, page.id),
  ]);
  if (found === null) notFound();
  const home = `/studio/${page.handle}/payouts`;
  return (
    <div className="mx-auto max-w-3xl space-y-6">
      <h1 className="text-xl md:text-2xl">{t('payouts.title')}</h1>
      {asked.unreachable !== undefined && <Notice tone="danger">{t('payouts.unreachable')}</Notice>}
      <Standing page={page} found={found} />
      {found.owed.map((amount) => (
        <Notice key={amount.currency}>
          <p className="font-medium">{t('payouts.owed', { amount: formatMoney(amount) })}</p>
          <p>{t('payouts.owed_why')}</p>
        </Notice>
      ))}
      <section aria-labelledby="due" className="space-y-3">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h2 id="due" className="text-lg">
            {t('payouts.due')}
          </h2>
          <p className="flex gap-3 font-semibold text-lg">
            {found.dueTotals.map((total) => (
              <Price key={total.currency} value={total} />
            ))}
          </p>
        </div>
        {found.disputedTotals.map((amount) => (
          <p key={amount.currency} className="text-muted text-sm">
            {t('payouts.due_disputed', { amount: formatMoney(amount) })}
          </p>
        ))}
        {found.due.length === 0 ? (
          <EmptyState picture={<WalletIcon size={32} />} title={t('payouts.due_empty')} />
        ) : (
          <>
            <Statement rows={found.due} handle={page.handle} folded />
            <a href={href(`${home}/due.csv`)} download className={buttonClass({ variant: 'quiet' })}>
              {t('payouts.download_due')}
            </a>
          </>
        )}
      </section>
      <CollectedByYourself actor={actor} pageId={page.id} />
      <PayoutList home={home} payouts={found.payouts} />
    </div>
  );
}
