import { CartBadge } from './_cart-badge';

/** The money slot of the header, on the home page. */
export default function WalletSlot() {
  return <CartBadge />;
}
