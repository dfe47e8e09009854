import { CartBadge } from './_cart-badge';

/** The money slot of the header, where no page of its own matches. */
export default function WalletSlot() {
  return <CartBadge />;
}
