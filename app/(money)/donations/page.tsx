import type { Metadata } from 'next';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Link } from '@/app/_ui/link';
import { OnlyYou } from '@/app/_ui/only-you';
import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import { newId } from '@/lib/kernel/ids';
import { receiptNumber } from '@/lib/money/donations/model';
import {
  type DonationRow,
  type MonthlyView,
  myDonations,
  myMonthly,
  myReceipts,
  type ReceiptView,
} from '@/lib/money/donations/queries';
import { requirePerson } from '@/lib/platform/auth';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { end, issue } from '../donate/actions';
import { HeldMonth } from './held-month';
import { Raised } from './raised';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('donations.mine'), robots: { index: false } };
}

/** What one gave, what one gives each month, and one's receipts. */
export default async function DonationsPage() {
  const actor = await requirePerson('/donations');
  const [given, monthly, receipts, { t }] = await Promise.all([
    myDonations(actor),
    myMonthly(actor),
    myReceipts(actor),
    requestI18n(),
  ]);
  return (
    <div className="mx-auto w-full max-w-2xl space-y-8 px-4 py-6 md:py-10">
      <div className="space-y-3">
        <div className="flex items-center justify-between gap-3">
          <h1 className="text-xl">{t('donations.mine')}</h1>
          <OnlyYou />
        </div>
        <p className="text-muted">{t(given.length === 0 ? 'donations.none' : 'donations.mine_lead')}</p>
      </div>
      {monthly.length > 0 && (
        <Section title={t('donations.monthly')}>
          <RowList>
            {monthly.map((one) => (
              <Monthly key={one.id} monthly={one} />
            ))}
          </RowList>
        </Section>
      )}
      {given.length > 0 && (
        <Section title={t('donations.studio_given')}>
          <RowList>
            {given.map((one) => (
              <Given key={one.orderId} given={one} />
            ))}
          </RowList>
          <Years given={given} />
        </Section>
      )}
      <Raised actor={actor} />
      {receipts.length > 0 && (
        <Section title={t('donations.receipt_list')}>
          <RowList>
            {receipts.map((one) => (
              <Receipt key={one.id} receipt={one} />
            ))}
          </RowList>
        </Section>
      )}
    </div>
  );
}

async function Monthly({ monthly }: { monthly: MonthlyView }) {
  const { t, formatMoney, formatDate } = await requestI18n();
  const words = { total: formatMoney(monthly.total), name: monthly.charity };
  const day = formatDate(monthly.nextAt, 'date');
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 sm:px-6">
      <div>
        <p className="font-medium">{t('donations.each_month', words)}</p>
        <p className="text-muted text-sm">{howItStands(t, monthly, day)}</p>
        {monthly.state === 'ended' && <HeldMonth monthly={monthly} />}
      </div>
      {monthly.state !== 'ended' && (
        <Form action={end} messages={errorMessages(t)} className="">
          <input type="hidden" name="monthlyId" value={monthly.id} />
          <SubmitButton variant="quiet">
            {t('donations.end')}
            <span className="sr-only">: {t('donations.each_month', words)}</span>
          </SubmitButton>
        </Form>
      )}
    </li>
  );
}

function howItStands(t: Awaited<ReturnType<typeof requestI18n>>['t'], monthly: MonthlyView, day: string): string {
  switch (monthly.endedBy) {
    case 'donor':
    case 'first':
    case 'tries':
    case 'charity':
      return t(`donations.ended_${monthly.endedBy}`);
    default:
      return monthly.problem ? t('donations.tried', { day }) : t('donations.next_on', { day });
  }
}

async function Given({ given }: { given: DonationRow }) {
  const { t, formatMoney, formatDate } = await requestI18n();
  const words = { amount: formatMoney(given.given), name: given.charity, day: formatDate(given.at, 'date') };
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 sm:px-6">
      <div>
        <Link href={`/orders/${given.orderId}`} className="inline-flex min-h-11 items-center font-medium underline">
          {t('donations.give_title', words)}
        </Link>
        <p className="text-muted text-sm">
          {words.day}
          {given.refunded.amount > 0n && ` · ${t('donations.refunded', { amount: formatMoney(given.refunded) })}`}
        </p>
      </div>
      {given.receiptId && (
        <Link
          href={`/donations/receipts/${given.receiptId}`}
          aria-label={t('donations.receipt_see_name', words)}
          className="inline-flex min-h-11 items-center underline"
        >
          {t('donations.receipt_see')}
        </Link>
      )}
      {given.receiptable && (
        <Form action={issue} messages={errorMessages(t, ['nothing_to_receipt'])} className="">
          <input type="hidden" name="receiptId" value={newId('donationReceipt')} />
          <input type="hidden" name="orderId" value={given.orderId} />
          <SubmitButton variant="quiet">
            {t('donations.receipt_one')}
            <span className="sr-only">
              : {words.amount}, {words.name}, {words.day}
            </span>
          </SubmitButton>
        </Form>
      )}
    </li>
  );
}

/** One receipt for a year, where more than one donation to a charity has none. */
async function Years({ given }: { given: readonly DonationRow[] }) {
  const { t } = await requestI18n();
  const open = new Map<string, DonationRow[]>();
  for (const one of given.filter(({ receiptable, benefit }) => receiptable && benefit === null)) {
    const key = `${one.pageId} ${one.at.getUTCFullYear()} ${one.given.currency}`;
    open.set(key, [...(open.get(key) ?? []), one]);
  }
  return [...open].flatMap(([key, [first, second]]) =>
    first && second
      ? [
          <Form key={key} action={issue} messages={errorMessages(t, ['nothing_to_receipt'])} className="mt-3">
            <input type="hidden" name="receiptId" value={newId('donationReceipt')} />
            <input type="hidden" name="pageId" value={first.pageId} />
            <input type="hidden" name="currency" value={first.given.currency} />
            <input type="hidden" name="year" value={first.at.getUTCFullYear()} />
            <SubmitButton variant="quiet">
              {t('donations.receipt_year', { year: String(first.at.getUTCFullYear()), name: first.charity })}
            </SubmitButton>
          </Form>,
        ]
      : [],
  );
}

async function Receipt({ receipt }: { receipt: ReceiptView }) {
  const { t, formatMoney } = await requestI18n();
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 sm:px-6">
      <Link href={`/donations/receipts/${receipt.id}`} className="inline-flex min-h-11 items-center underline">
        {t('donations.receipt', { number: receiptNumber(receipt) })} · {receipt.charity.legalName}
      </Link>
      <span className="tabular-nums">{receipt.void ? t('donations.void_state') : formatMoney(receipt.total)}</span>
    </li>
  );
}
