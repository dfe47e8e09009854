import { CountryLine } from '@/app/_country/country-line';
import { Photo } from '@/app/_ui/photo';
import { Price } from '@/app/_ui/price';
import { add } from '@/lib/kernel/money';
import type { OfferOrder } from '@/lib/money/checkout/queries';
import type { Beside } from '@/lib/money/donations/beside/queries';
import type { Basket, BasketPicture } from '@/lib/money/tap/basket/queries';
import { requestI18n } from '@/lib/platform/request';
import { CodeField } from '../_codes/code-field';
import { DiscountNotes } from '../_codes/discount-notes';
import { TotalLine } from '../_orders/total-line';
import { arrivalSpan } from '../_pay/arrival-day';
import type { AskedSheet } from './asked';
import { DonationBeside } from './donation-beside';
import { WaysToGet } from './ways-to-get';

type BasketSummaryProps = {
  basket: Basket;
  /** What its sheet is asked for; `null` of a gift, which somebody else receives: she fetches it nowhere. */
  asked: AskedSheet | null;
  /** What can be given besides, and what is. */
  beside?: Beside | null;
};

/** What is about to be bought, seller by seller, with everything the total is made of. */
export async function BasketSummary({ basket, asked, beside }: BasketSummaryProps) {
  const { t } = await requestI18n();
  const { offer, pictures } = basket;
  return (
    <div className="space-y-6 rounded-lg bg-surface p-5 shadow-card md:sticky md:top-24">
      {offer.orders.map((order) => (
        <SellerPart key={order.pageId} order={order} pictures={pictures} asked={asked} />
      ))}
      {beside && asked && <DonationBeside beside={beside} asked={asked} />}
      <p className="flex items-baseline justify-between border-line border-t pt-4 font-semibold">
        {t('orders.total')}
        <Price value={beside?.given ? add(offer.total, beside.given) : offer.total} className="text-lg" />
      </p>
      {basket.barred && <CountryLine />}
      <CodeField pageId={offer.orders.length === 1 ? offer.orders[0]?.pageId : undefined} />
    </div>
  );
}

type SellerPartProps = { order: OfferOrder; pictures: Map<string, BasketPicture>; asked: AskedSheet | null };

async function SellerPart({ order, pictures, asked }: SellerPartProps) {
  const voice = await requestI18n();
  const days = arrivalSpan(voice, order.arrivesFrom, order.arrivesBy);
  return (
    <section className="space-y-3">
      <h2 className="flex items-baseline justify-between gap-3 text-base">
        <bdi>{order.pageName}</bdi>
        <span className="shrink-0 font-normal text-muted text-sm">
          {order.allFiles
            ? voice.t('files.at_once')
            : voice.t(order.pickup ? 'pickup.ready_by' : 'money.arrives', { days })}
        </span>
      </h2>
      <ul className="space-y-3">
        {order.lines.map((line) => {
          if (line.kind !== 'goods') return null;
          const picture = line.mediaKey === null ? undefined : pictures.get(line.mediaKey);
          return (
            <li key={line.variantId} className="flex items-center gap-3">
              <span className="w-14 shrink-0 overflow-hidden rounded-sm">
                {picture ? (
                  <Photo media={{ ...picture, alt: '' }} sizes="56px" shape="square" />
                ) : (
                  <span className="block aspect-square bg-sunken" />
                )}
              </span>
              <span className="min-w-0 flex-1 text-sm">
                <bdi className="line-clamp-2 font-medium">{line.title}</bdi>
                <span className="block text-muted">
                  <bdi>{line.optionText}</bdi>
                  {line.quantity > 1 && ` × ${voice.formatNumber(line.quantity)}`}
                  {line.asFiles && !order.allFiles && <span className="block">{voice.t('files.chip')}</span>}
                </span>
              </span>
              <Price value={line.amount} className="text-sm" />
            </li>
          );
        })}
      </ul>
      {asked && <WaysToGet order={order} asked={asked} />}
      <dl className="space-y-1 text-sm">
        {order.lines.map((line) => line.kind !== 'goods' && <TotalLine key={keyOf(line)} line={nonGoods(line)} />)}
      </dl>
      <DiscountNotes
        codes={order.lines.flatMap((line) => (line.kind === 'discount' && line.code) || [])}
        left={order.left}
      />
    </section>
  );
}

/** A line as orders keep it: there a discount's code stands where goods have their options. */
function nonGoods(line: Exclude<OfferOrder['lines'][number], { kind: 'goods' }>) {
  return line.kind === 'discount' ? { ...line, optionText: line.code } : line;
}

/** Delivery may have two lines: its price, and what paying at the door costs. */
function keyOf(line: OfferOrder['lines'][number]): string {
  if (line.kind === 'discount') return line.discountId;
  return line.kind === 'delivery' && line.atDoor ? 'door' : line.kind;
}
