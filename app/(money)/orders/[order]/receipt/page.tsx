import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { buttonClass } from '@/app/_ui/button-class';
import { LinkButton } from '@/app/_ui/link-button';
import { Price } from '@/app/_ui/price';
import { PrintButton } from '@/app/_ui/print-button';
import { parseId } from '@/lib/kernel/ids';
import type { Money } from '@/lib/kernel/money';
import { type BuyerOrder, hasReceipt } from '@/lib/money/orders/model';
import { orderForBuyer } from '@/lib/money/orders/queries';
import { sayPaid, saySellerPlace } from '@/lib/money/orders/say-receipt';
import { placeLine } from '@/lib/money/wallet/model';
import { requestI18n } from '@/lib/platform/request';
import { orderNumber } from '../../../_orders/order-facts';
import { TotalLine } from '../../../_orders/total-line';
import { buyingActor } from '../../../own-actor';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('orders.receipt'), robots: { index: false } };
}

/** The receipt of an order, for paper: who sold what to whom, when, and what it came to. */
export default async function ReceiptPage({ params }: { params: Promise<{ order: string }> }) {
  const [{ order: id }, actor, { t, href }] = await Promise.all([params, buyingActor(), requestI18n()]);
  const orderId = parseId('order', id);
  const order = orderId && (await orderForBuyer(actor, orderId));
  if (!order || !hasReceipt(order)) notFound();
  return (
    <div data-frame="own" data-printable className="mx-auto w-full max-w-2xl px-4 py-8 print:max-w-none print:p-0">
      <div className="mb-8 flex flex-wrap items-start justify-between gap-3 print:hidden">
        <LinkButton href={`/orders/${order.id}`} variant="quiet">
          {t('common.back')}
        </LinkButton>
        <div className="flex flex-wrap gap-3 max-sm:w-full max-sm:*:flex-1">
          <a href={href(`/orders/${order.id}/receipt.pdf`)} download className={buttonClass({ variant: 'quiet' })}>
            {t('orders.download_pdf')}
          </a>
          <a href={href(`/orders/${order.id}/receipt.html`)} download className={buttonClass({ variant: 'quiet' })}>
            {t('receipts.download')}
          </a>
          <PrintButton label={t('orders.print')} />
        </div>
      </div>
      <article className="space-y-8 rounded-lg bg-surface p-6 shadow-card sm:p-10 print:rounded-none print:bg-transparent print:p-0 print:shadow-none">
        <ReceiptHead order={order} />
        <ReceiptTable order={order} />
        <ReceiptFoot order={order} />
      </article>
    </div>
  );
}

async function ReceiptHead({ order }: { order: BuyerOrder }) {
  const voice = await requestI18n();
  const { t, formatDate, formatCountry } = voice;
  const { shipTo } = order;
  const buyer = [shipTo.name, shipTo.line1, shipTo.line2, placeLine(shipTo)];
  return (
    <header className="space-y-6">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h1 className="text-xl">{t('orders.receipt')}</h1>
        <p className="text-muted text-sm tabular-nums">
          <bdi>{orderNumber(order.id)}</bdi> · {formatDate(order.placedAt, 'date')}
        </p>
      </div>
      <div className="grid gap-6 text-sm sm:grid-cols-2 print:grid-cols-2">
        <div>
          <p className="text-muted">{t('orders.seller')}</p>
          <p className="font-medium">
            <bdi>{order.legalName || order.pageName}</bdi>
          </p>
          {saySellerPlace(voice, order)
            .filter(Boolean)
            .map((line) => (
              <p key={line} className="whitespace-pre-line">
                <bdi>{line}</bdi>
              </p>
            ))}
          <p>
            <bdi>{order.sellerEmail}</bdi>
          </p>
        </div>
        <div>
          <p className="text-muted">{t('orders.buyer')}</p>
          {[...buyer, formatCountry(shipTo.country)].filter(Boolean).map((line) => (
            <p key={line}>
              <bdi>{line}</bdi>
            </p>
          ))}
        </div>
      </div>
    </header>
  );
}

/** Columns that a phone has no room for; there the number and the price of each stand below the name. */
const wide = 'hidden sm:table-cell print:table-cell';

async function ReceiptTable({ order }: { order: BuyerOrder }) {
  const { t } = await requestI18n();
  return (
    <table className="w-full text-sm">
      <thead>
        <tr className="border-line border-b text-muted">
          <th scope="col" className="py-2 text-start font-normal">
            {t('orders.what')}
          </th>
          <th scope="col" className={`${wide} py-2 ps-3 text-end font-normal`}>
            {t('money.quantity')}
          </th>
          <th scope="col" className={`${wide} py-2 ps-3 text-end font-normal`}>
            {t('orders.each')}
          </th>
          <th scope="col" className="py-2 ps-3 text-end font-normal">
            {t('orders.amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {order.lines.map(
          (line) => line.unit && <GoodsRow key={line.variantId ?? line.title} line={line} unit={line.unit} />,
        )}
      </tbody>
    </table>
  );
}

async function GoodsRow({ line, unit }: { line: BuyerOrder['lines'][number]; unit: Money }) {
  const { formatNumber } = await requestI18n();
  return (
    <tr className="border-line border-b align-top">
      <td className="py-2.5">
        <p>
          <bdi>{line.title}</bdi>
        </p>
        <bdi className="text-muted">{line.optionText}</bdi>
        <span className="block text-muted tabular-nums sm:hidden print:hidden">
          {formatNumber(line.quantity)} × <Price value={unit} />
        </span>
      </td>
      <td className={`${wide} py-2.5 ps-3 text-end tabular-nums`}>{formatNumber(line.quantity)}</td>
      <td className={`${wide} py-2.5 ps-3 text-end`}>
        <Price value={unit} />
      </td>
      <td className="py-2.5 ps-3 text-end">
        <Price value={line.amount} />
      </td>
    </tr>
  );
}

async function ReceiptFoot({ order }: { order: BuyerOrder }) {
  const voice = await requestI18n();
  const { t } = voice;
  const paidWith = sayPaid(voice, order);
  return (
    <footer className="space-y-6 text-sm">
      <dl className="ms-auto max-w-xs space-y-1.5">
        {order.lines.map((line) => {
          if (line.kind === 'goods') return null;
          return <TotalLine key={`${line.kind} ${line.title}`} line={{ ...line, kind: line.kind }} />;
        })}
        <div className="flex justify-between border-line border-t pt-2 font-semibold text-base">
          <dt>{t('orders.total')}</dt>
          <dd>
            <Price value={order.total} />
          </dd>
        </div>
        {order.refunded.amount > 0n && (
          <div className="flex justify-between">
            <dt>{t('orders.given_back')}</dt>
            <dd>
              <Price value={order.refunded} />
            </dd>
          </div>
        )}
        {order.cashBack.amount > 0n && (
          <div className="flex justify-between">
            <dt>{t('door.given_back')}</dt>
            <dd>
              <Price value={order.cashBack} />
            </dd>
          </div>
        )}
      </dl>
      {paidWith && <p className="text-muted">{paidWith}</p>}
      <p className="text-muted">{t('orders.sold_through')}</p>
    </footer>
  );
}
