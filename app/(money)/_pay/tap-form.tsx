import { Link } from '@/app/_ui/link';
import { MethodMark } from '@/app/(money)/_wallet/method-mark';
import type { OfferOrder } from '@/lib/money/checkout/queries';
import { type AddressView, type MethodView, readyToPay, type WalletView } from '@/lib/money/wallet/model';
import { useVoice } from '@/lib/platform/request';
import { OneTap } from './one-tap';
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

/** What pays and where it is sent, in one quiet line that ends in a way to change both. */
function PaidFrom({ method, address, changeHref }: { method: MethodView; address: AddressView; changeHref: string }) {
  const { t } = useVoice();
  return (
    <p className="flex min-h-11 flex-wrap items-center justify-center gap-x-2 text-muted text-sm">
      <MethodMark face={method} />
      {method.kind === 'bank' && <span>{t('bank.slow')}</span>}
      <span aria-hidden="true">·</span>
      <bdi className="max-w-40 truncate">{address.city}</bdi>
      <span aria-hidden="true">·</span>
      <Link
        href={changeHref}
        className="inline-flex min-h-11 items-center font-medium text-ink underline underline-offset-4"
      >
        {t('money.change')}
      </Link>
    </p>
  );
}
