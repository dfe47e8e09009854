import { buttonClass } from '@/app/_ui/button-class';
import { Notice } from '@/app/_ui/notice';
import type { Actor } from '@/lib/identity/actor/model';
import { outOfBounds } from '@/lib/markets/terms/model';
import { findWays } from '@/lib/money/button/delivery/find-ways';
import { chosenWay, goingBy } from '@/lib/money/button/delivery/model';
import { offerOfPayOrder } from '@/lib/money/button/offer';
import type { PresentedOrder } from '@/lib/money/button/present-pay-order';
import { tapSeed } from '@/lib/money/tap/tap-key';
import { myWallet } from '@/lib/money/wallet/queries';
import { requestI18n } from '@/lib/platform/request';
import type { Voice } from '@/lib/platform/voice';
import { cannotWords } from '../../_pay/cannot-words';
import { PaySheet } from '../../checkout/pay-sheet';
import { AddressStep } from './address-step';
import { type AskedWindow, sheetPath } from './asked';
import { OrderSummary } from './order-summary';
import { SignInHere } from './sign-in-here';
import { WaysToDeliver } from './ways-to-deliver';
import { windowParts } from './window-parts';

type OrderSheetProps = Pick<PresentedOrder, 'order' | 'site'> & {
  actor: Actor;
  asked: AskedWindow;
  /** Where the site takes back who does not pay; null where its own page waits beside this window. */
  cancelHref: string | null;
};

/**
 * An order that can be paid: what is asked, how it is delivered and how it is paid. Where the site's server says what delivery costs, she
 * says first where it goes; without its answer nothing can be paid, and nothing is lost.
 */
export async function OrderSheet({ actor, order, site, asked, cancelHref }: OrderSheetProps) {
  const voice = await requestI18n();
  const { t } = voice;
  const [wallet, seed, offer] = await Promise.all([myWallet(actor), tapSeed(actor), offerOfPayOrder(actor, order.id)]);
  const countries = offer?.buyerCountries ?? [];
  const addresses = wallet.addresses.filter((one) => countries.includes(one.country));
  // Not before she chooses it herself: opening a window tells a site nothing of where she lives.
  const to = (order.asksSite && addresses.find((one) => one.id === asked.address)) || null;
  const found = await findWays(order.id, to);
  const way = found.ok ? chosenWay(found.value.ways, asked.delivery) : null;
  const priced = way ? goingBy(order, way) : order;
  const here = sheetPath(order.id, asked);
  const name = actor.kind === 'person' ? actor.name : '';
  const place = order.asksSite && <AddressStep {...{ order, addresses, asked, countries, name }} site={site.name} />;
  const closed = closedBy(voice, { offer, addresses: wallet.addresses, open: addresses.length });
  const signIn = actor.kind !== 'person' && <SignInHere here={here} />;
  const cancel = cancelHref && (
    <a href={cancelHref} className="flex min-h-11 items-center justify-center text-sm underline underline-offset-4">
      {t('button.cancel_back', { site: site.name })}
    </a>
  );
  if (!found.ok) {
    return (
      <>
        <OrderSummary order={order} site={site} open />
        {signIn}
        {place}
        {found.code === 'not_delivered_here' && <Notice>{t('button.not_delivered', { site: site.name })}</Notice>}
        {found.code === 'site_silent' && (
          <>
            <Notice tone="danger">{t('button.site_silent', { site: site.name })}</Notice>
            <a href={voice.href(here)} className={buttonClass({ variant: 'quiet', size: 'large', wide: true })}>
              {t('common.retry')}
            </a>
          </>
        )}
        {cancel}
      </>
    );
  }
  const parts = await windowParts(voice, {
    actor,
    order: priced,
    site,
    wallet,
    seed,
    countries,
    here,
    to,
    way,
    terms: offer?.terms ?? null,
    known: asked.known,
  });
  const { ways } = found.value;
  return (
    <>
      <OrderSummary order={priced} site={site} />
      {signIn}
      {place}
      {way && <WaysToDeliver {...{ order, ways, asked }} chosen={way} />}
      {closed.note && <Notice>{closed.note}</Notice>}
      <PaySheet {...parts} blocked={closed.blocked} problem={asked.problem} ways={null} />
      {cancel}
    </>
  );
}

type Standing = {
  offer: Awaited<ReturnType<typeof offerOfPayOrder>>;
  addresses: readonly { country: string }[];
  /** How many of them lie where people may buy. */
  open: number;
};

/** Why nobody may buy here now, or nobody who lives where she does: said before she types or presses anything. */
function closedBy(voice: Voice, { offer, addresses, open }: Standing) {
  const { t, formatCountry } = voice;
  const out = offer && outOfBounds(offer.terms, offer.total);
  if (out) return { note: null, blocked: cannotWords(voice, out.problem, out.bound, offer.total.currency) };
  if (offer?.problem === 'market_closed') return { note: null, blocked: t('errors.market_closed') };
  if (offer?.buyerCountries.length === 0) return { note: null, blocked: t('button.no_country') };
  const [home] = addresses;
  const note = home && open === 0 ? t('button.not_sold_to', { country: formatCountry(home.country) }) : null;
  return { note, blocked: null };
}
