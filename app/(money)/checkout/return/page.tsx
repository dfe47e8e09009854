import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { EmptyState } from '@/app/_ui/empty-state';
import { ShieldCheckIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { parseId } from '@/lib/kernel/ids';
import { resumePurchase } from '@/lib/money/checkout/resume-purchase';
import { partPath } from '@/lib/money/parts/model';
import { shareOfPurchase } from '@/lib/money/parts/queries';
import { tapStanding } from '@/lib/money/tap/queries';
import { transferOfPurchase } from '@/lib/money/transfers/queries';
import { requestI18n } from '@/lib/platform/request';
import { settledActor } from '../../own-actor';
import { AtTheBank, NotPaid } from './outcome';
import { WaitForAnswer } from './wait-for-answer';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('money.checkout'), robots: { index: false } };
}

type ReturnProps = { searchParams: Promise<{ purchase?: string | string[] }> };

/** Where the bank sends the shopper back to: asks how it went, and goes on to the order or back to the button. */
export default async function ReturnPage({ searchParams }: ReturnProps) {
  const [{ purchase }, actor, { t, href }] = await Promise.all([searchParams, settledActor(), requestI18n()]);
  const purchaseId = parseId('purchase', purchase);
  const resumed = purchaseId && (await resumePurchase(actor, purchaseId));
  // What it paid may be a transfer or a share, whose own page says how it stands.
  const sent = purchaseId && actor.kind === 'person' && (await transferOfPurchase(actor, purchaseId));
  if (sent) redirect(href(`/transfers/${sent.id}`));
  const share = purchaseId && (await shareOfPurchase(actor, purchaseId));
  if (share) redirect(href(partPath(share)));
  const standing = purchaseId && (await tapStanding(actor, purchaseId));
  if (!purchaseId || !resumed || !standing) {
    return (
      <EmptyState picture={<ShieldCheckIcon size={32} />} title={t('errors.not_found')}>
        <LinkButton href="/orders">{t('common.orders')}</LinkButton>
      </EmptyState>
    );
  }
  if (['authorized', 'settling', 'paid'].includes(standing.state)) redirect(href(standing.orderPath));
  if (standing.state === 'checking') {
    return <WaitForAnswer purchaseId={purchaseId} orderHref={href(standing.orderPath)} text={t('money.checking')} />;
  }
  if (standing.state === 'action') {
    return <AtTheBank purchaseId={purchaseId} />;
  }
  const code = resumed.ok ? (standing.problem ?? 'expired') : resumed.code;
  return <NotPaid code={code} orderPath={standing.orderPath} />;
}
