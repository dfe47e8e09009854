import { ShoppingBagIcon } from '@/app/_ui/buying-icons';
import { Link } from '@/app/_ui/link';
import { settledActor } from '@/app/(money)/own-actor';
import { cartCount } from '@/lib/money/cart/queries';
import { requestI18n } from '@/lib/platform/request';

/** The way to the cart, with how much is in it. Personal: drawn with the header, never cached. */
export async function CartBadge() {
  const [{ t, formatNumber }, count] = await Promise.all([requestI18n(), settledActor().then(cartCount)]);
  return (
    <Link
      href="/cart"
      aria-label={t('money.cart_count', { count })}
      data-cart-full={count > 0 ? '' : undefined}
      className="relative flex min-h-11 items-center gap-2 rounded-full px-3 font-medium text-sm hover:bg-sunken"
    >
      <ShoppingBagIcon />
      {t('common.cart')}
      {count > 0 && (
        <bdi className="grid min-w-5 place-items-center rounded-full bg-teal px-1.5 font-semibold text-on-teal text-xs tabular-nums leading-5">
          {formatNumber(count)}
        </bdi>
      )}
    </Link>
  );
}
