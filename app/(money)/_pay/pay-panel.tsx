import { shopperCountry } from '@/app/_country/shopper-country';
import { Link } from '@/app/_ui/link';
import { LinkButton } from '@/app/_ui/link-button';
import { Notice } from '@/app/_ui/notice';
import type { Actor } from '@/lib/identity/actor/model';
import { compare, type Money } from '@/lib/kernel/money';
import { asciiDigits } from '@/lib/kernel/text';
import { type OfferOrder, offerForItems } from '@/lib/money/checkout/queries';
import { type Standing, standingWith } from '@/lib/money/openings/queries';
import { shownFor } from '@/lib/money/tap/basket/queries';
import { counterFor } from '@/lib/money/tap/queries';
import { readyToPay } from '@/lib/money/wallet/model';
import { requestI18n, useVoice } from '@/lib/platform/request';
import { chosenVariant, fewUnits, type ProductView } from '@/lib/shop/catalog/model';
import { plainCode } from '@/lib/shop/discounts/model';
import { CodeField } from '../_codes/code-field';
import { DiscountNotes } from '../_codes/discount-notes';
import { OpeningPanel } from '../_line/opening-panel';
import { TurnNote } from '../_line/turn-note';
import { AddToCart } from './add-to-cart';
import { BuyLink } from './buy-link';
import { cannotWords } from './cannot-words';
import { PickupLines } from './pickup-lines';
import { priceChoices } from './price-choices';
import { QuantityProvider } from './quantity-provider';
import { quantityWords } from './quantity-words';
import { RecentPurchase } from './recent-purchase';
import { TapForm } from './tap-form';

type PayPanelProps = {
  actor: Actor;
  product: ProductView;
  pageHandle: string;
  /** Where the seller is, by whose clock moments are said. */
  country: string;
  /** As the address names them; wrong ones are ignored. */
  asked: { variant: string | null; quantity: string | null; code: string | null };
};

/**
 * How to buy one product: in one tap for somebody whose method and address are stored, through the sheet for
 * everybody else, and into the cart. Personal, so it is streamed into the page and never kept.
 */
export async function PayPanel({ actor, product, pageHandle, country, asked }: PayPanelProps) {
  const variant = chosenVariant(product, asked.variant);
  const [{ wallet, seed, recent }, standing] = await Promise.all([
    counterFor(actor, product.id),
    product.opening && standingWith(actor, product.opening.id),
  ]);
  if (standing && isKept(standing)) {
    return (
      <div className="space-y-4">
        {recent && <RecentPurchase recent={recent} />}
        <OpeningPanel
          standing={standing}
          signedIn={actor.kind === 'person'}
          here={`/${pageHandle}/${product.slug}?variant=${variant.id}`}
        />
      </div>
    );
  }
  const address = wallet.addresses.find((one) => one.isDefault) ?? null;
  const to = await shopperCountry();
  const one = [{ variantId: variant.id, quantity: 1 }];
  const offers = address ? await offerForItems(actor, one, address, { to }) : await shownFor(actor, one, to);
  const [offer] = offers;
  const order = offer?.orders[0];
  // What one alone is too little for may still go into the cart with others.
  const reason = offer ? (offer.problem === 'market_least' ? undefined : offer.problem) : 'sold_out';
  if (!order || reason) {
    const voice = await requestI18n();
    return (
      <div className="space-y-4">
        {recent && <RecentPurchase recent={recent} />}
        {order && reason === 'not_sold_there' ? (
          <NotSold
            country={address?.country ?? (to || (product.market?.country ?? ''))}
            variantId={variant.id}
            known={!!address}
          />
        ) : order && address && reason === 'not_delivered_here' ? (
          <NotDelivered seller={order.pageName} country={address.country} variantId={variant.id} />
        ) : (
          <Notice>{cannotWords(voice, reason ?? 'sold_out', offer?.bound, offer?.currency)}</Notice>
        )}
      </div>
    );
  }
  const unit = order.lines.find((line) => line.kind === 'goods')?.unit;
  const here = { page: pageHandle, product: product.slug, variant: variant.id };
  const first = Math.min(Number(asciiDigits(asked.quantity ?? '')) || 1, order.stockLeft, fewUnits);
  return (
    <div className="space-y-4">
      {recent && <RecentPurchase recent={recent} />}
      {address && unit && compare(unit, variant.price) !== 0 && <OtherThere country={address.country} price={unit} />}
      {standing && <TurnNote standing={standing} country={country} />}
      <QuantityProvider key={variant.id} first={first}>
        {readyToPay(wallet, order.terms.currency) && !order.asksStart ? (
          <TapForm signedIn={actor.kind === 'person'} order={order} wallet={wallet} seed={seed} here={here} />
        ) : (
          <SheetWay order={order} variantId={variant.id} />
        )}
        <AddToCart variantId={variant.id} />
        {!order.allFiles && <GiveLink variantId={variant.id} />}
        <PickupLines order={order} variantId={variant.id} />
      </QuantityProvider>
      <DiscountNotes codes={codesIn(order)} left={order.left} />
      {asked.code && !isTaken(order, plainCode(asked.code)) && <CodeField pageId={order.pageId} given={asked.code} />}
    </div>
  );
}

/** Whether the opening keeps her from buying; what is gone without ever having had a line is simply sold out. */
function isKept(standing: Standing): boolean {
  return standing.bar !== null && (standing.bar !== 'queue' || standing.lined);
}

function codesIn({ lines }: OfferOrder): string[] {
  return lines.flatMap((line) => (line.kind === 'discount' && line.code) || []);
}

function isTaken(order: OfferOrder, code: string): boolean {
  return codesIn(order).includes(code) || order.left.some(({ rule }) => rule.code === code);
}

function SheetWay({ order, variantId }: { order: OfferOrder; variantId: string }) {
  const voice = useVoice();
  const choices = priceChoices(voice, order, 'total').map(({ quantity, label, breakdown }) => ({
    ...{ quantity, label, breakdown },
    href: voice.href(`/checkout?variant=${variantId}&quantity=${quantity}`),
  }));
  return <BuyLink choices={choices} words={quantityWords(voice)} />;
}

/** The way to pay for it and let somebody else say where it goes. */
function GiveLink({ variantId }: { variantId: string }) {
  const { t } = useVoice();
  return (
    <LinkButton href={`/gift/new?variant=${variantId}`} variant="quiet" wide>
      {t('gifts.give')}
    </LinkButton>
  );
}

type NotSoldProps = { country: string; variantId: string; known: boolean };

/** Where it is not sold, and what to do: another address for who has one, else the country is chosen on the page. */
function NotSold({ country, variantId, known }: NotSoldProps) {
  const { t, formatCountry } = useVoice();
  return (
    <Notice>
      <span className="font-medium">{t('markets.not_sold', { country: formatCountry(country) })}</span>{' '}
      {known ? (
        <Link href={`/checkout?variant=${variantId}`} className="underline underline-offset-4">
          {t('money.other_address')}
        </Link>
      ) : (
        t('markets.not_sold_more')
      )}
    </Notice>
  );
}

/** Her address is in another country than the page shows prices for, and what it costs there. */
function OtherThere({ country, price }: { country: string; price: Money }) {
  const { t, formatCountry, formatMoney } = useVoice();
  return (
    <p className="text-muted text-sm">
      {t('markets.other_there', { country: formatCountry(country), price: formatMoney(price) })}
    </p>
  );
}

type NotDeliveredProps = { seller: string; country: string; variantId: string };

/** Where it does not go, and the way to another address. */
function NotDelivered({ seller, country, variantId }: NotDeliveredProps) {
  const { t, formatCountry } = useVoice();
  return (
    <Notice>
      {t('money.not_delivered_to', { seller, country: formatCountry(country) })}{' '}
      <Link href={`/checkout?variant=${variantId}`} className="font-medium underline underline-offset-4">
        {t('money.other_address')}
      </Link>
    </Notice>
  );
}
