import 'server-only';
import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import { callMoney } from '@/db/client/money';
import type { Actor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { inParts } from '@/lib/money/parts/model';
import { mark } from '@/lib/money/vault/mark';
import { type PostalAddress, providerOf, regionOf } from '@/lib/money/wallet/model';
import { openAddresses } from '@/lib/money/wallet/open-addresses';
import { openMethods } from '@/lib/money/wallet/open-methods';
import type { MethodRow } from '@/lib/money/wallet/schema';
import { atDoor, type Provider } from './model';
import { asked, bindDiscounts } from './queries';
import { type OfferRows, type PlaceOrderInput, SourceRow } from './schema';

/** What a tap pays with: the provider's ids, and the marks by which attempts and limits name them. */
export type PayingMethod = {
  provider: Provider | 'door' | 'split';
  /** A bank account: its money comes days later. */
  delayed: boolean;
  customer: string;
  token: string;
  methodMark: string;
  /** Of the card or account itself, the same in every wallet; null when the provider did not say. */
  cardMark: string | null;
};

/** What a tap needs to know. Absent parts are null: somebody else's card, a removed address, one that does not open. */
export type PaymentSource = {
  known: z.output<typeof SourceRow>['known'];
  method: PayingMethod | null;
  address: PostalAddress | null;
  offer: OfferRows;
};

/** Reads all that a tap pays with in one statement, and opens card and address with their owner's key. */
export async function readSource(
  actor: Actor,
  owner: string,
  input: PlaceOrderInput & { email: string },
  bodyHash: string,
): Promise<PaymentSource> {
  const nobodys = input.methodId === atDoor ? 'door' : input.methodId === inParts ? 'split' : null;
  const method = input.methodId === atDoor || input.methodId === inParts ? null : toUuid(input.methodId);
  const address = input.addressId === undefined ? null : toUuid(input.addressId);
  const row = await callMoney(
    SourceRow,
    sql`money.payment_source(${owner}, ${input.key}, ${bodyHash}, ${method}::uuid, ${address}::uuid, ${asked(input.items)}, ${input.email})`,
  );
  const [[opened], paying] = await Promise.all([
    openAddresses(row.address ? [row.address] : []),
    nobodys ? askingNobody(nobodys) : payingWith(row.method, row.customer),
  ]);
  return {
    known: row.known,
    method: paying,
    address: opened ? postalOf(opened) : null,
    offer: row.offer
      ? await bindDiscounts(actor, row.offer)
      : { rows: [], zones: {}, pickups: {}, buyerCountries: [], buyerTerms: {}, doorCountries: [], discounts: [] },
  };
}

/** A method's row opened to pay with, with the wallet's own customer; null where it does not open. */
export async function payingWith(row: MethodRow | null, own: string | null): Promise<PayingMethod | null> {
  const [card] = await openMethods(row ? [row] : []);
  const customer = card?.customer ?? own;
  if (!card || customer === null) return null;
  const { token, fingerprint } = card;
  const provider = providerOf(card.kind);
  const cardMark = fingerprint === null ? null : await mark('card', fingerprint);
  return {
    provider,
    delayed: card.kind === 'bank',
    customer,
    token,
    methodMark: await mark('method', token),
    cardMark,
  };
}

/** Cash at the door is nobody's method, nor is what several people pay each with her own: they have marks of their own, the same for all. */
async function askingNobody(provider: 'door' | 'split'): Promise<PayingMethod> {
  const methodMark = await mark('method', provider === 'door' ? atDoor : inParts);
  return { provider, delayed: false, customer: '', token: '', methodMark, cardMark: null };
}

/** The parts alone: an order keeps where it goes, not which entry of a wallet that was. */
function postalOf(opened: PostalAddress): PostalAddress {
  const { name, line1, line2, city, postalCode, country, phone } = opened;
  return { name, line1, line2, city, region: regionOf(opened), postalCode, country, phone };
}
