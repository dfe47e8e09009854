import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { buttonClass } from '@/app/_ui/button-class';
import { Chip } from '@/app/_ui/chip';
import { ArrowLeftIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { Notice } from '@/app/_ui/notice';
import { Price } from '@/app/_ui/price';
import { parseId } from '@/lib/kernel/ids';
import { payoutStatement } from '@/lib/money/payouts/queries';
import { requestI18n } from '@/lib/platform/request';
import { loadSellingPage } from '../../load-page';
import { payoutTone } from '../payout-tone';
import { Statement } from '../statement';

type PageProps = { params: Promise<{ page: string; payout: string }> };

async function load({ params }: PageProps) {
  const asked = await params;
  const { actor, page } = await loadSellingPage(asked.page, 'see_money');
  const payoutId = parseId('payout', asked.payout);
  const found = payoutId && (await payoutStatement(actor, payoutId));
  if (!found || found.pageId !== page.id) notFound();
  return { page, found };
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { page } = await loadSellingPage((await params).page, 'see_money');
  const { t } = await requestI18n();
  return { title: `${t('payouts.statement')} · ${page.name}`, robots: { index: false } };
}

/** One payout: what it consists of, when it arrives, and the same as a file. */
export default async function PayoutPage(props: PageProps) {
  const { page, found } = await load(props);
  const { t, href, formatDate } = await requestI18n();
  const home = `/studio/${page.handle}/payouts`;
  return (
    <div className="mx-auto max-w-3xl space-y-5">
      <Link href={home} className="inline-flex min-h-11 items-center gap-1 text-muted text-sm hover:underline">
        <ArrowLeftIcon size={16} className="mirror" />
        {t('payouts.back')}
      </Link>
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <h1 className="text-xl md:text-2xl">{t('payouts.payout_of', { day: formatDate(found.at, 'date') })}</h1>
        <Price value={found.amount} className="font-semibold text-xl" />
      </div>
      <p className="flex flex-wrap items-center gap-3">
        <Chip tone={payoutTone[found.state]}>{t(`payouts.payout_${found.state}`)}</Chip>
        {found.arrivesOn && found.state !== 'failed' && (
          <span className="text-muted">
            {t('payouts.arrives')} {formatDate(new Date(`${found.arrivesOn}T00:00:00Z`), 'date')}
          </span>
        )}
      </p>
      {found.state === 'failed' && (
        <Notice tone="danger">{t('payouts.payout_failed_why', { reason: found.problem ?? '' })}</Notice>
      )}
      <h2 className="text-lg">{t('payouts.statement')}</h2>
      <Statement rows={found.rows} handle={page.handle} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <a href={href(`${home}/${found.id}/statement.csv`)} download className={buttonClass({ variant: 'quiet' })}>
          {t('payouts.download')}
        </a>
        <p className="flex gap-3 font-semibold">
          {t('payouts.total')}
          <Price value={found.amount} />
        </p>
      </div>
    </div>
  );
}
