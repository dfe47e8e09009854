import { CartBadge } from '../_cart-badge';

/** The money slot of the header, on every other page: a path of its own makes each navigation count the cart anew. */
export default function WalletSlot() {
  return <CartBadge />;
}
