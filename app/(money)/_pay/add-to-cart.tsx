import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { AddToCartForm } from './add-to-cart-form';

/** The way into the cart, for buying over several shops at once. */
export async function AddToCart({ variantId }: { variantId: string }) {
  const { t, href } = await requestI18n();
  return (
    <AddToCartForm
      variantId={variantId}
      words={{ add: t('money.add_to_cart'), added: t('money.added'), view: t('money.view_cart') }}
      cartHref={href('/cart')}
      messages={errorMessages(t, ['sold_out', 'too_few', 'cart_full', 'no_purse', 'bad_quantity'])}
    />
  );
}
