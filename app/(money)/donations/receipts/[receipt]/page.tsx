import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { BackLink } from '@/app/_ui/back-link';
import { Notice } from '@/app/_ui/notice';
import { PrintButton } from '@/app/_ui/print-button';
import { parseId } from '@/lib/kernel/ids';
import { receiptNumber } from '@/lib/money/donations/model';
import { type ReceiptView, receiptOf } from '@/lib/money/donations/queries';
import { requirePerson } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('donations.receipt_see'), robots: { index: false } };
}

/** A receipt as it was issued, to be printed: for its donor, and for who of the charity sees its money. */
export default async function DonationReceiptPage({ params }: { params: Promise<{ receipt: string }> }) {
  const { receipt: asked } = await params;
  const actor = await requirePerson(`/donations/receipts/${asked}`);
  const id = parseId('donationReceipt', asked);
  const receipt = id && (await receiptOf(actor, id));
  if (!receipt) notFound();
  const { t, formatMoney, formatDate, formatCountry } = await requestI18n();
  const { charity } = receipt;
  return (
    <div className="mx-auto w-full max-w-lg space-y-6 px-4 py-6 md:py-10">
      <div className="flex items-center justify-between gap-3 print:hidden">
        <BackLink href="/donations">{t('donations.mine')}</BackLink>
        <PrintButton label={t('orders.print')} />
      </div>
      <h1 className="text-xl tabular-nums">{t('donations.receipt_title', { number: receiptNumber(receipt) })}</h1>
      <Standing receipt={receipt} />
      <dl className="space-y-4">
        <Fact label={t('donations.receipt_charity')}>
          <bdi className="block font-medium">{charity.legalName}</bdi>
          <bdi>{charity.registration}</bdi>, {formatCountry(charity.country)}
        </Fact>
        <Fact label={t('donations.receipt_from')}>
          <bdi>{receipt.donor}</bdi>
        </Fact>
        <Fact
          label={
            receipt.kind === 'single'
              ? t('donations.receipt_single')
              : t('donations.receipt_yearly', { year: String(receipt.year) })
          }
        >
          {receipt.parts.map((part) => (
            <span key={part.orderId} className="flex justify-between gap-3 tabular-nums">
              <span>{formatDate(part.at, 'date')}</span>
              <span>{formatMoney(part.amount)}</span>
            </span>
          ))}
        </Fact>
        <Fact label={t('donations.receipt_total')}>
          <span className="font-semibold tabular-nums">{formatMoney(receipt.total)}</span>
        </Fact>
        <Fact label={t('donations.receipt_issued')}>{formatDate(receipt.issuedAt, 'date')}</Fact>
      </dl>
      <p className="text-muted text-sm">{t('donations.receipt_nothing_back')}</p>
    </div>
  );
}

async function Standing({ receipt }: { receipt: ReceiptView }) {
  const { t, formatDate } = await requestI18n();
  const { void: gone, replaces } = receipt;
  return (
    <>
      {gone && (
        <Notice tone="danger">
          {t('donations.receipt_void', {
            ...{ day: formatDate(gone.at, 'date'), reason: t(`donations.reason_${gone.reason}`) },
          })}
        </Notice>
      )}
      {replaces && <Notice>{t('donations.receipt_replaces', { number: receiptNumber(replaces) })}</Notice>}
    </>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-muted text-sm">{label}</dt>
      <dd className="mt-0.5">{children}</dd>
    </div>
  );
}
