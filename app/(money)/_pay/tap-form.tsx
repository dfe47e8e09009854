import type { OfferOrder } from '@/lib/money/checkout/queries';
import { readyToPay, type WalletView } from '@/lib/money/wallet/model';
import { useVoice } from '@/lib/platform/request';
import { OneTap } from './one-tap';
import { PaidFrom } from './paid-from';
import { nextSteps, payWords } from './pay-words';
import { priceChoices } from './price-choices';
import { quantityWords } from './quantity-words';

type TapFormProps = {
  signedIn: boolean;
  order: OfferOrder;
  wallet: WalletView;
  seed: string;
  here: { page: string; product: string; variant: string };
};

/** The one-tap form for a wallet that is ready, with the method and address it would use said quietly below. */
export function TapForm({ signedIn, order, wallet, seed, here }: TapFormProps) {
  const voice = useVoice();
  const ready = readyToPay(wallet, order.terms.currency);
  if (!ready) return null;
  const { method, address } = ready;
  const product = voice.href(`/${here.page}/${here.product}?variant=${here.variant}`);
  const sheet = voice.href(`/checkout?variant=${here.variant}`);
  const ways = {
    ...{ here: product, sheet, shop: voice.href(`/${here.page}`) },
    signIn: voice.href(`/sign-in?next=${encodeURIComponent(product)}`),
  };
  const said = payWords(voice);
  const words = method.kind === 'bank' ? { ...said, paid: said.ordered } : said;
  const fixed = { currency: order.terms.currency, methodId: method.id, addressId: address.id };
  return (
    <OneTap
      choices={priceChoices(voice, order, 'all')}
      seed={seed}
      fixed={{ ...fixed, signedIn }}
      words={{ ...words, ...quantityWords(voice) }}
      steps={nextSteps(voice, ways)}
      returnHref={voice.href('/checkout/return')}
    >
      <PaidFrom method={method} address={address} changeHref={`/checkout?variant=${here.variant}`} />
    </OneTap>
  );
}
