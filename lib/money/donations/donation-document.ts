import 'server-only';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { composePurchase } from '@/lib/money/checkout/compose-purchase';
import type { KeyedOrder } from '@/lib/money/orders/ship-to/order-key';
import { sealShipTo } from '@/lib/money/orders/ship-to/seal-ship-to';
import { hashToken, newToken } from '@/lib/platform/tokens';
import { dedicationOf } from './dedication';
import { donationOrder } from './donation-order';
import type { DonationParts } from './place-donation';
import type { DonateInput } from './schema';

type Parts = DonationParts & {
  keyed: KeyedOrder;
  attemptId: Id<'attempt'>;
  purchaseId: Id<'purchase'>;
  openToken: string;
  owner: string;
  bodyHash: string;
};

/** The document of `money.place` for a donation: one order of the charity's page, of one line, that goes nowhere. */
export async function donationDocument(actor: PersonActor, input: DonateInput, parts: Parts) {
  const { charity, keyed, method, given, cover, total } = parts;
  const nowhere = {
    ...{ name: actor.name, line1: '', line2: '', city: '', region: '', postalCode: '', country: '', phone: '' },
  };
  const [shipTo, dedication] = await Promise.all([
    sealShipTo(keyed, charity.pageId, nowhere),
    dedicationOf(actor, input, keyed.id),
  ]);
  const order = donationOrder(charity, {
    ...{ given, cover, total, shown: input.shown, from: parts.from, locale: input.locale },
    ...(dedication !== undefined && { dedication }),
    ...(parts.monthly && { monthly: parts.monthly }),
  });
  return composePurchase({
    ...{ actor, owner: parts.owner, email: actor.email, bodyHash: parts.bodyHash, networkHash: parts.networkHash },
    ...{ attemptId: parts.attemptId, purchaseId: parts.purchaseId, orderIds: [keyed.id], openToken: parts.openToken },
    input: { key: input.key, locale: input.locale, items: [] },
    offer: { currency: charity.currency, total, orders: [order] },
    guard: {
      ...{ device: parts.device, tap: { donation: input }, nonce: hashToken(newToken()) },
      confirmation: toUuid(newId('confirmation')),
    },
    source: { method, address: nowhere },
    ...{ shipTos: [shipTo], given: {} },
  });
}
