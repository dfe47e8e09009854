import type { Metadata } from 'next';
import { receiptKeys } from '@/lib/money/receipts/queries';
import { transferNext } from '@/lib/money/transfers/model';
import { nameChecks } from '@/lib/money/transfers/names/model';
import { toKinds } from '@/lib/money/transfers/receipt/model';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { deletedKinds } from '@/lib/platform/stored/kinds/model';
import { CheckReceipt } from './check-receipt';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('receipts.check_title'), description: t('receipts.check_lead') };
}

/** Where anybody finds out whether a receipt or a certificate is genuine: the browser does it with the keys that come with this page. */
export default async function CheckPage() {
  const [{ t, locale }, keys] = await Promise.all([requestI18n(), currentActor().then(receiptKeys)]);
  const words = {
    choose: t('receipts.choose'),
    paste: t('receipts.paste'),
    hint: t('receipts.paste_hint'),
    check: t('receipts.check'),
    good: t('receipts.good'),
    bad: t('receipts.bad'),
    none: t('receipts.none'),
    number: t('orders.number'),
    seller: t('orders.seller'),
    buyer: t('orders.buyer'),
    placed: t('receipts.placed'),
    signed: t('receipts.signed_on'),
    total: t('orders.total'),
    givenBack: t('orders.given_back'),
    returnBy: t('receipts.return_by_label'),
    delivery: t('orders.delivery'),
    tax: t('button.tax'),
    discount: t('orders.discount'),
    certificate: t('deletion.certificate'),
    certificateNumber: t('deletion.number'),
    closedAt: t('deletion.closed_at'),
    doneAt: t('deletion.done_at'),
    transfer: t('receipts.transfer'),
    sentTo: t('receipts.sent_to'),
    sentAt: t('receipts.sent_at'),
    sent: t('receipts.sent'),
    fee: t('transfers.fee'),
    paid: t('receipts.paid'),
    rate: t('transfers.rate'),
    arrives: t('receipts.arrives'),
    standing: t('receipts.standing'),
    deliveredAt: t('receipts.delivered_at'),
    whom: Object.fromEntries(toKinds.map((kind) => [kind, t(`receipts.to_${kind}`)])),
    names: Object.fromEntries(nameChecks.map((found) => [found, t(`receipts.name_${found}`)])),
    states: Object.fromEntries(
      (Object.keys(transferNext) as (keyof typeof transferNext)[]).map((state) => [
        state,
        t(`transfers.state_${state}`),
      ]),
    ),
    kinds: Object.fromEntries(deletedKinds.map((kind) => [kind, t(`deletion.kind_${kind}`)])),
  };
  return (
    <div className="mx-auto w-full max-w-2xl space-y-6 px-4 py-10">
      <header className="space-y-2">
        <h1 className="text-2xl">{t('receipts.check_title')}</h1>
        <p className="text-muted">{t('receipts.check_lead')}</p>
      </header>
      <CheckReceipt keys={keys} locale={locale} words={words} />
      <noscript>
        <p>{t('receipts.needs_script')}</p>
      </noscript>
    </div>
  );
}
