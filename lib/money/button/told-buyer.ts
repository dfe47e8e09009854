import 'server-only';
import type { z } from 'zod';
import type { MerchantActor } from '@/lib/identity/actor/model';
import { storedOrders } from '@/lib/money/orders/stored/queries';
import { mark } from '@/lib/money/vault/mark';
import type { MethodFace, PostalAddress } from '@/lib/money/wallet/model';
import type { BuyerRow, PayOrderRow } from './schema';

/**
 * What a site is told of who bought: where to, if it asked for an address; her e-mail, if it asked for one; how it was paid, as a receipt
 * says it; and `payer`, which is the same whenever she pays on this page and another one on every other.
 */
export type ToldBuyer = Pick<z.output<typeof BuyerRow>, 'email'> & {
  payer: string;
  shipTo: PostalAddress | null;
  method: { type: 'card'; brand: string; last4: string } | { type: 'paypal' } | { type: 'other' };
};

/** Says of a buyer what a site may know. */
export async function toldBuyer(
  { pageId }: MerchantActor,
  order: PayOrderRow,
  { owner, asksAddress, email }: z.output<typeof BuyerRow>,
): Promise<ToldBuyer> {
  const payer = (await mark('payer', `${pageId}\0${owner}`)).replace('m1.', 'payer_');
  const [stored] = order.purchase ? await storedOrders({ purchaseId: order.purchase }) : [];
  const shipTo = asksAddress ? (stored?.shipTo ?? null) : null;
  return { payer, shipTo, email, method: methodOf(stored?.payment?.face ?? null) };
}

function methodOf(face: MethodFace | null): ToldBuyer['method'] {
  switch (face?.kind) {
    case 'card':
      return { type: 'card', brand: face.brand, last4: face.last4 };
    case 'paypal':
      return { type: 'paypal' };
    default:
      return { type: 'other' };
  }
}
