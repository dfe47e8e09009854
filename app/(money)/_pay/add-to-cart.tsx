import { errorMessages } from '@/lib/platform/i18n';
import { useVoice } from '@/lib/platform/request';
import { AddToCartForm } from './add-to-cart-form';

/** The way into the cart, for buying over several shops at once. */
export function AddToCart({ variantId }: { variantId: string }) {
  const { t, href } = useVoice();
  return (
    <AddToCartForm
      variantId={variantId}
      words={{ add: t('money.add_to_cart'), added: t('money.added'), view: t('money.view_cart') }}
      cartHref={href('/cart')}
      messages={errorMessages(t, ['sold_out', 'too_few', 'cart_full', 'no_purse', 'bad_quantity'])}
    />
  );
}
