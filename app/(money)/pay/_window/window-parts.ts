import 'server-only';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { money } from '@/lib/kernel/money';
import { allows, type Terms } from '@/lib/markets/terms/model';
import type { DeliveryWay } from '@/lib/money/button/delivery/model';
import type { PresentedOrder } from '@/lib/money/button/present-pay-order';
import { receiptEmail } from '@/lib/money/tap/queries';
import { type AddressView, canPay, type WalletView } from '@/lib/money/wallet/model';
import { openNewcomer } from '@/lib/platform/newcomer';
import { hasPayPal } from '@/lib/platform/paypal';
import { paypalCurrencies } from '@/lib/platform/paypal-amount';
import type { Voice } from '@/lib/platform/voice';
import { nextSteps, payWords } from '../../_pay/pay-words';
import { addressLine, addressWords, countryChoices } from '../../_wallet/address-words';
import { cardFieldsSite } from '../../_wallet/card-fields-site';
import { methodName } from '../../_wallet/method-mark';
import type { PaySheetProps } from '../../checkout/pay-sheet';

type Given = Pick<PresentedOrder, 'order' | 'site'> & {
  actor: Actor;
  wallet: WalletView;
  seed: string;
  countries: readonly string[];
  /** This sheet's own address, without language prefix. */
  here: string;
  /** Where it goes, where that was chosen before. */
  to: AddressView | null;
  /** How it is delivered. */
  way: DeliveryWay | null;
  /** What the rule of the page's country says. */
  terms: Terms | null;
  /** What a guest typed before she left for a card's page, sealed. */
  known: string | null;
};

/** Everything the sheet of another site's order shows and sends, as `sheetParts` makes it of a basket. */
export async function windowParts(
  voice: Voice,
  { actor, order, site, wallet, seed, countries, here: path, to, way, terms, known: sealed }: Given,
): Promise<Omit<PaySheetProps, 'ways'>> {
  const { t, href } = voice;
  const total = money(order.totalMinor, order.currency);
  const here = href(path);
  const isPerson = actor.kind === 'person';
  const known = wallet.addresses.find((one) => countries.includes(one.country))?.country;
  const told = await openNewcomer(sealed, { at: 'till', browser: actorKey(actor) });
  const name = isPerson ? actor.name : told?.name;
  const signIn = href(`/sign-in?next=${encodeURIComponent(here)}`);
  return {
    seed,
    fixed: {
      ...{ items: '', payOrder: order.id, nowhere: order.asksAddress ? '' : '1' },
      ...{ expectedMinor: total.amount.toString(), currency: order.currency },
      ...{ addressId: to?.id ?? '', delivery: way?.id ?? '' },
      ...{ cartVersion: '', signedIn: isPerson ? '1' : '', pickups: '' },
    },
    email: isPerson ? null : (told?.email ?? (await receiptEmail(actor)) ?? ''),
    label: { pay: t('money.pay', { total: voice.formatMoney(total) }), seller: site.name, day: null },
    ...{ startNow: null, several: false, blocked: null, door: null },
    methods: wallet.methods
      .filter((method) => method.kind !== 'bank' && canPay(method, order.currency) && allows(terms, method.kind))
      .map((method) => ({ id: method.id, label: methodName(method), isDefault: method.isDefault, isSlow: false })),
    payPal: hasPayPal() && paypalCurrencies.includes(order.currency) && allows(terms, 'paypal'),
    asksAddress: order.asksAddress && to === null,
    addresses: wallet.addresses
      .filter((address) => countries.includes(address.country))
      .map((one) => ({ id: one.id, name: one.name, line: addressLine(one), isDefault: one.isDefault })),
    countries: countryChoices(voice, countries),
    address: { country: known ?? countries[0] ?? '', ...(name && { name }) },
    addressWords: addressWords(voice),
    site: await cardFieldsSite(voice),
    next: here,
    problem: null,
    returnHref: href('/checkout/return'),
    gladMilliseconds: 0,
    words: {
      ...payWords(voice),
      ...{ email: t('money.email'), emailHint: t('money.email_hint') },
      ...{ deliverTo: t('money.deliver_to'), deliverHint: null, payWith: t('money.pay_with') },
      ...{
        otherCard: t('money.another_card'),
        byPayPal: t('money.by_paypal'),
        otherAddress: t('money.another_address'),
      },
      promise: t('button.promise', { site: site.name }),
      ...{ signIn: t('money.have_account'), leaveOut: '', leaveOutHint: '' },
    },
    steps: nextSteps(voice, { here, sheet: here, shop: here, signIn }),
    // The way in stands above the sheet already.
    signInHref: null,
  };
}
