import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { EmptyState } from '@/app/_ui/empty-state';
import { ShieldCheckIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { parseId } from '@/lib/kernel/ids';
import { purchaseStatus } from '@/lib/money/checkout/queries';
import { resumePurchase } from '@/lib/money/checkout/resume-purchase';
import { tapStanding } from '@/lib/money/tap/queries';
import { requestI18n } from '@/lib/platform/request';
import { payWords } from '../../_pay/pay-words';
import { settledActor } from '../../own-actor';
import { WaitForAnswer } from './wait-for-answer';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('money.checkout'), robots: { index: false } };
}

type ReturnProps = { searchParams: Promise<{ purchase?: string | string[] }> };

/** Where the bank sends the shopper back to: asks how it went, and goes on to the order or back to the button. */
export default async function ReturnPage({ searchParams }: ReturnProps) {
  const [{ purchase }, actor, voice] = await Promise.all([searchParams, settledActor(), requestI18n()]);
  const purchaseId = parseId('purchase', purchase);
  const resumed = purchaseId && (await resumePurchase(actor, purchaseId));
  const standing = purchaseId && (await tapStanding(actor, purchaseId));
  const { t, href } = voice;
  if (!purchaseId || !resumed || !standing) {
    return (
      <EmptyState picture={<ShieldCheckIcon size={32} />} title={t('errors.not_found')}>
        <LinkButton href="/orders">{t('common.orders')}</LinkButton>
      </EmptyState>
    );
  }
  if (standing.state === 'authorized' || standing.state === 'paid') redirect(href(standing.orderPath));
  if (standing.state === 'checking') {
    return <WaitForAnswer purchaseId={purchaseId} orderHref={href(standing.orderPath)} text={t('money.checking')} />;
  }
  if (standing.state === 'action') {
    const status = await purchaseStatus(actor, purchaseId);
    return (
      <EmptyState
        picture={<ShieldCheckIcon size={32} />}
        title={t('money.leaving')}
        action={
          status?.actionUrl && (
            <a
              href={status.actionUrl}
              className="inline-flex min-h-13 items-center rounded-full bg-ink px-6 font-medium text-paper"
            >
              {t('money.to_bank')}
            </a>
          )
        }
      >
        {t('money.bank_more')}
      </EmptyState>
    );
  }
  const code = resumed.ok ? (standing.problem ?? 'expired') : resumed.code;
  const { problems } = payWords(voice);
  return (
    <EmptyState
      picture={<ShieldCheckIcon size={32} />}
      title={t('money.not_paid')}
      action={<LinkButton href={standing.orderPath}>{t('money.view_order')}</LinkButton>}
    >
      {problems[code] ?? problems.unexpected}
    </EmptyState>
  );
}
