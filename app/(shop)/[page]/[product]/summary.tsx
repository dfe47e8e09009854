import { CountryLine } from '@/app/_country/country-line';
import { sayWorth } from '@/app/_discounts/say-worth';
import { sayFiles } from '@/app/_files/say-bytes';
import { RatingLine } from '@/app/_reviews/rating-line';
import { Avatar } from '@/app/_ui/avatar';
import { DownloadIcon, TruckIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { Price } from '@/app/_ui/price';
import { WritePage } from '@/app/(social)/_messages/write-page';
import { type Money, money } from '@/lib/kernel/money';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n, useVoice } from '@/lib/platform/request';
import { arrivalWindow, optionChoices, type ProductView, type VariantView } from '@/lib/shop/catalog/model';
import { boundToProducts } from '@/lib/shop/collections/contained';
import { arrivalDays } from '@/lib/shop/delivery/days/model';
import { cheapest, everywhere } from '@/lib/shop/delivery/model';
import { productPath } from '@/lib/shop/descriptions/model';
import { isFor } from '@/lib/shop/discounts/model';
import { automaticDiscounts } from '@/lib/shop/discounts/queries';
import { isRunning, type Sale } from '@/lib/shop/discounts/sale/model';
import { filesTold } from '@/lib/shop/files/queries';
import { isComing } from '@/lib/shop/openings/model';
import type { PageView } from '@/lib/shop/pages/queries';
import type { Rating } from '@/lib/shop/reviews/model';
import { shelfOf } from '@/lib/shop/taxonomy/tree';
import { sayAreas, sayGoing } from '../../_delivery/say-delivery';
import { NotSentThere } from './not-sent-there';
import { OpeningLine } from './opening-line';
import { Options } from './options';
import { PayHere } from './pay-area';

type SummaryProps = { product: ProductView; chosen: VariantView; seller: PageView };

/** What is being bought: name, price, choices, delivery, and the pay control of the money ring. */
export function Summary({
  product,
  chosen,
  seller,
  rating,
  sale,
}: SummaryProps & {
  rating: Rating /** What one unit costs with what is taken off by itself. */;
  sale: Sale | undefined;
}) {
  const { t } = useVoice();
  const groups = optionChoices(product, chosen);
  return (
    <section aria-label={t('shop.buy')} className="space-y-5">
      <div className="space-y-2">
        <Link href={`/${seller.handle}`} className="flex min-h-11 items-center gap-2.5 text-sm hover:underline">
          <Avatar name={seller.name} media={seller.logo} size="small" />
          <bdi className="font-medium">{seller.name}</bdi>
        </Link>
        <h1 className="text-xl md:text-2xl">
          <bdi lang={product.language}>{product.title}</bdi>
        </h1>
        <RatingLine rating={rating} href={`${productPath(seller, product.slug)}#reviews`} />
        <p className="flex flex-wrap items-baseline gap-x-2">
          <Price value={chosen.price} className="font-semibold text-lg" />
          {chosen.reduction && <Before was={chosen.reduction.was} />}
          <TaxNote seller={seller} />
        </p>
        <Lowest chosen={chosen} />
        {product.varies && <CountryLine />}
        <Automatic product={product} chosen={chosen} seller={seller} />
        {sale && isRunning(sale, new Date()) && <WithIt price={sale.price} />}
        {product.market?.sold === false ? (
          <NotSold country={product.market.country} />
        ) : product.opening && isComing(product.opening, new Date()) ? (
          <OpeningLine opening={product.opening} country={seller.country} />
        ) : (
          <Stock chosen={chosen} />
        )}
      </div>
      {groups.length > 0 && (
        <Options
          groups={groups}
          language={product.language}
          sendLabel={t('shop.show_choice')}
          soldOutLabel={t('shop.sold_out')}
        />
      )}
      <PayHere />
      {product.asFiles ? <AsFiles product={product} chosen={chosen} /> : <Delivery seller={seller} chosen={chosen} />}
      {!product.asFiles && <NotSentThere seller={seller} />}
      <WritePage handle={seller.handle} product={product.id} />
    </section>
  );
}

/** What it cost before, crossed out; said in words to those who hear it. */
function Before({ was }: { was: Money }) {
  const { t } = useVoice();
  return (
    <s className="text-muted">
      <span className="sr-only">{t('shop.price_before')} </span>
      <Price value={was} />
    </s>
  );
}

function Lowest({ chosen }: { chosen: VariantView }) {
  const { t, formatMoney } = useVoice();
  const lowest = chosen.reduction?.lowest;
  return lowest ? (
    <p className="text-muted text-sm">{t('shop.lowest_before', { price: formatMoney(lowest) })}</p>
  ) : null;
}

/** What its shop takes off by itself: the total beside it has it already, and nothing is crossed out for it. */
async function Automatic({ product, chosen, seller }: SummaryProps) {
  const [voice, actor] = await Promise.all([requestI18n(), currentActor()]);
  const thing = { productId: product.id, variantId: chosen.id, shelf: shelfOf(product.category) };
  const running = await automaticDiscounts(actor, seller.id);
  const own = (await boundToProducts(actor, running, [product.id])).filter((one) => isFor(one, thing));
  return own.slice(0, 3).map((one) => (
    <p key={one.id} className="text-sm text-teal">
      {one.minimumMinor > 0n
        ? voice.t('discounts.by_itself_from', {
            worth: sayWorth(voice, one),
            amount: voice.formatMoney(money(one.minimumMinor, one.currency)),
          })
        : voice.t('discounts.by_itself_here', { worth: sayWorth(voice, one) })}
    </p>
  ));
}

/** The same price that feeds and machines are told. */
function WithIt({ price }: { price: Money }) {
  const { t, formatMoney } = useVoice();
  return <p className="font-medium text-sm text-teal">{t('discounts.price_with_it', { price: formatMoney(price) })}</p>;
}

function TaxNote({ seller }: { seller: PageView }) {
  const { t, formatPercent } = useVoice();
  if (seller.tax.places.length > 0) return <span className="text-muted text-sm">{t('delivery.tax_by_place')}</span>;
  if (seller.tax.basisPoints === 0) return null;
  const rate = formatPercent(seller.tax.basisPoints);
  return (
    <span className="text-muted text-sm">
      {seller.tax.inclusive ? t('shop.tax_included', { rate }) : t('shop.tax_added', { rate })}
    </span>
  );
}

/** That it is not sold where she is; what to do is said where it would be bought. */
function NotSold({ country }: { country: string }) {
  const { t, formatCountry } = useVoice();
  return <p className="font-medium text-brick text-sm">{t('markets.not_sold', { country: formatCountry(country) })}</p>;
}

function Stock({ chosen }: { chosen: VariantView }) {
  const { t } = useVoice();
  const { inStock, onePiece, left } = chosen;
  if (!inStock) return <p className="font-medium text-brick text-sm">{t('shop.sold_out')}</p>;
  if (onePiece) return <p className="text-muted text-sm">{t('shop.one_piece')}</p>;
  if (left === null) return <p className="text-muted text-sm">{t('shop.in_stock')}</p>;
  return (
    <p className="text-muted text-sm">
      <data value={left} data-variant={chosen.id}>
        {t('shop.few_left', { count: left })}
      </data>
    </p>
  );
}

/** What is to be downloaded: how many files of which kind, and how long they are; their names are for who bought them. */
async function AsFiles({ product, chosen }: Pick<SummaryProps, 'product' | 'chosen'>) {
  const [voice, told] = await Promise.all([requestI18n(), filesTold(product.id, chosen.id)]);
  if (!told) return null;
  return (
    <div className="flex gap-3 rounded-md bg-sunken px-4 py-3 text-sm">
      <DownloadIcon className="mt-0.5 shrink-0" />
      <div className="min-w-0 space-y-0.5">
        <p className="font-medium">{sayFiles(voice, told)}</p>
        <p className="text-muted">{voice.t('files.told_after')}</p>
      </div>
    </div>
  );
}

/** Where it goes, and when it comes there: a day promised to somebody elsewhere would not be kept. */
function Delivery({ seller, chosen }: { seller: PageView; chosen: VariantView }) {
  const { delivery, country } = seller;
  const { t, formatMoney, formatDate, formatCountry, formatList } = useVoice();
  const { from, by } = arrivalWindow(new Date(), delivery.daysMin, delivery.daysMax);
  const days = { from: formatDate(from), by: formatDate(by) };
  const shown = delivery.countries.slice(0, 6).map(formatCountry);
  const more = delivery.countries.length - shown.length;
  if (delivery.zones.length > 0) return <ZoneLines seller={seller} chosen={chosen} />;
  return (
    <div className="flex gap-3 rounded-md bg-sunken px-4 py-3 text-sm">
      <TruckIcon className="mt-0.5 shrink-0" />
      <div className="min-w-0 space-y-0.5">
        {shown.length > 0 && (
          <>
            <p className="font-medium">
              {more > 0
                ? t('shop.delivers_to_more', { countries: formatList(shown), more })
                : t('shop.delivers_to', { countries: formatList(shown) })}
            </p>
            <p>{from.getTime() === by.getTime() ? t('shop.arrives_on', days) : t('shop.arrives_between', days)}</p>
          </>
        )}
        <p className="text-muted">
          {delivery.price.amount === 0n
            ? t('shop.delivery_free')
            : t('shop.delivery_price', { price: formatMoney(delivery.price) })}
          {' · '}
          {t('shop.sent_from', { country: formatCountry(country) })}
        </p>
      </div>
    </div>
  );
}

/** The zones shown of a shop that has very many. */
const zonesShown = 5;

/** The same by zone, for one of the chosen thing: what it costs to send there, when it comes, or that it does not go there. */
function ZoneLines({ seller, chosen }: { seller: PageView; chosen: VariantView }) {
  const voice = useVoice();
  const parcel = { goods: chosen.price, grams: BigInt(chosen.weightGrams ?? 0), units: 1n };
  return (
    <div className="flex gap-3 rounded-md bg-sunken px-4 py-3 text-sm">
      <TruckIcon className="mt-0.5 shrink-0" />
      <ul className="min-w-0 space-y-1.5">
        {seller.delivery.zones.slice(0, zonesShown).map((zone) => {
          const found = cheapest(zone.rates, parcel);
          const to = zone.areas.find((area) => area !== everywhere)?.slice(0, 2) ?? seller.country;
          return (
            <li key={zone.id}>
              <bdi className="font-medium">{sayAreas(voice, zone)}</bdi>
              <span className="block">
                {found
                  ? sayGoing(voice, found.price, arrivalDays(found.rate, { from: seller.country, to }, new Date()))
                  : voice.t('delivery.goes_not')}
              </span>
            </li>
          );
        })}
        <li className="text-muted">{voice.t('shop.sent_from', { country: voice.formatCountry(seller.country) })}</li>
      </ul>
    </div>
  );
}
