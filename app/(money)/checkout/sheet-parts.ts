import 'server-only';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { add, type Money } from '@/lib/kernel/money';
import { allows } from '@/lib/markets/terms/model';
import type { Beside } from '@/lib/money/donations/beside/queries';
import { type DoorStanding, standingProblem } from '@/lib/money/orders/door/model';
import type { Basket } from '@/lib/money/tap/basket/queries';
import { receiptEmail } from '@/lib/money/tap/queries';
import { itemsText } from '@/lib/money/tap/schema';
import { canPay, type MethodView, type WalletView } from '@/lib/money/wallet/model';
import { openNewcomer } from '@/lib/platform/newcomer';
import { hasPayPal } from '@/lib/platform/paypal';
import { paypalCurrencies } from '@/lib/platform/paypal-amount';
import type { Voice } from '@/lib/platform/voice';
import { cannotWords } from '../_pay/cannot-words';
import { nextSteps, payWords } from '../_pay/pay-words';
import { payLabel } from '../_pay/price-choices';
import { addressLine, addressWords, countryChoices } from '../_wallet/address-words';
import { cardFieldsSite } from '../_wallet/card-fields-site';
import { methodName } from '../_wallet/method-mark';
import { type AskedSheet, checkoutPath } from './asked';
import type { PaySheetProps } from './pay-sheet';
import { whyNotAtDoor } from './why-not-at-door';

type Given = {
  actor: Actor;
  basket: Basket;
  wallet: WalletView;
  seed: string;
  asked: AskedSheet;
  /** How she stands at doors; null for a guest. */
  standing: DoorStanding | null;
  /** What is given besides. */
  beside?: Beside | null;
};

/** Everything the sheet shows and sends, ready to be said: the browser gets words, not numbers to format. */
export async function sheetParts(
  voice: Voice,
  { actor, basket, wallet, seed, asked, standing, beside = null }: Given,
): Promise<Omit<PaySheetProps, 'ways'>> {
  const { t, href } = voice;
  const { offer } = basket;
  const total = beside?.given ? add(offer.total, beside.given) : offer.total;
  const fetched = offer.orders.flatMap((order) => order.pickup?.id ?? []);
  const allFetched = fetched.length === offer.orders.length;
  const allFiles = offer.orders.every((order) => order.allFiles);
  const here = checkoutPath(asked);
  const shop = offer.orders[0] ? href(`/${offer.orders[0].pageHandle}`) : href('/discover');
  const person = actor.kind === 'person';
  const known = await openNewcomer(asked.known, { at: 'till', browser: actorKey(actor) });
  return {
    seed,
    fixed: {
      items: itemsText(basket.items),
      expectedMinor: total.amount.toString(),
      donateTo: beside?.given ? beside.charity.pageId : '',
      donateMinor: beside?.given?.amount.toString() ?? '',
      currency: offer.currency,
      cartVersion: basket.cartVersion === null ? '' : String(basket.cartVersion),
      signedIn: person ? '1' : '',
      pickups: fetched.join(','),
    },
    email: person ? null : (known?.email ?? (await receiptEmail(actor)) ?? ''),
    label: asked.byDoor
      ? { ...labelOf(voice, basket, total), pay: t('door.order', { total: voice.formatMoney(total) }) }
      : labelOf(voice, basket, total),
    startNow: offer.orders.some((order) => order.asksStart)
      ? { label: t('files.tick'), hint: t('files.tick_hint') }
      : null,
    several: basket.items.length > 1,
    blocked: blockedBy(voice, basket, asked, standing),
    door: asked.byDoor
      ? { have: t('door.sheet_have', { total: voice.formatMoney(offer.total) }), how: t('door.sheet_how') }
      : null,
    methods: wallet.methods
      .filter((method) => canPay(method, offer.currency) && allows(offer.buyerTerms, method.kind))
      .map((method) => ({
        id: method.id,
        label: methodLabel(voice, method),
        isDefault: method.isDefault,
        isSlow: method.kind === 'bank',
      })),
    payPal: hasPayPal() && paypalCurrencies.includes(offer.currency) && allows(offer.buyerTerms, 'paypal'),
    addresses: wallet.addresses
      .filter((address) => basket.countries.includes(address.country))
      .map((address) => ({
        id: address.id,
        name: address.name,
        line: addressLine(address),
        isDefault: address.isDefault,
      })),
    countries: countryChoices(voice, basket.countries),
    address: { country: presetCountry(basket, wallet), ...nameOf(person ? actor.name : known?.name) },
    addressWords: addressWords(voice),
    site: await cardFieldsSite(voice),
    next: href(here),
    problem: asked.problem,
    returnHref: href('/checkout/return'),
    words: {
      ...payWords(voice),
      email: t('money.email'),
      emailHint: t('money.email_hint'),
      deliverTo: t(allFiles ? 'files.billing' : allFetched ? 'pickup.contact_address' : 'money.deliver_to'),
      deliverHint: allFiles ? t('files.billing_hint') : allFetched ? t('pickup.contact_hint') : null,
      payWith: t('money.pay_with'),
      otherCard: t('money.another_card'),
      byPayPal: t('money.by_paypal'),
      otherAddress: t('money.another_address'),
      promise: t(asked.byDoor ? 'door.promise' : 'money.sheet_promise'),
      signIn: t('money.have_account'),
      leaveOut: t('limits.leave_out'),
      leaveOutHint: t('limits.leave_out_hint'),
    },
    steps: nextSteps(voice, {
      ...{ here: href(here), sheet: href(here), shop },
      signIn: href(`/sign-in?next=${encodeURIComponent(href(here))}`),
    }),
    signInHref: person ? null : href(`/sign-in?next=${encodeURIComponent(href(here))}`),
  };
}

/** Why nothing here can be bought as it stands: what it is, or who would pay for it at her door. */
function blockedBy(
  voice: Voice,
  { offer, barred }: Basket,
  asked: AskedSheet,
  standing: DoorStanding | null,
): string | null {
  if (barred) return voice.t('markets.sheet_not_sold', { country: voice.formatCountry(barred) });
  if (offer.problem) return cannotWords(voice, offer.problem, offer.bound, offer.currency);
  const problem = asked.byDoor ? standingProblem(standing, offer.orders.length) : null;
  return problem && whyNotAtDoor(voice, problem, standing);
}

/** A bank account says that it pays slowly before it is chosen. */
function methodLabel({ t }: Voice, method: MethodView): string {
  return method.kind === 'bank' ? `${methodName(method)} · ${t('bank.slow')}` : methodName(method);
}

function nameOf(name: string | undefined): { name?: string } {
  return name ? { name } : {};
}

function labelOf(voice: Voice, { offer }: Basket, total: Money) {
  const [only, ...more] = offer.orders;
  if (only && more.length === 0) return payLabel(voice, 'all', total, only);
  const pay = voice.t('money.pay', { total: voice.formatMoney(total) });
  return { pay, seller: voice.t('money.shops_count', { count: offer.orders.length }), day: null };
}

/** Where she probably lives: where she had things sent before, else where the seller is. */
function presetCountry({ countries, sellerCountry }: Basket, wallet: WalletView): string {
  const known = wallet.addresses.find((address) => countries.includes(address.country))?.country;
  return known ?? (countries.includes(sellerCountry) ? sellerCountry : (countries[0] ?? ''));
}
