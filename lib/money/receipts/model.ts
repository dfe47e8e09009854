/**
 * A receipt that stands alone: what a receipt says, signed, so that anybody can check it without asking Souk.
 *
 * Invariants
 * - It says what the receipt's page says and nothing else: no street and no phone of the buyer, no instrument beyond its face.
 * - Amounts are whole minor units as text; `shown` is the SHA-256 of the words that the file shows, so that neither can be
 *   changed without the other.
 * - Whoever holds it can show it to anybody: it is made only when its buyer asks for it.
 */
import { type Money, toDecimal } from '@/lib/kernel/money';
import type { BuyerOrder } from '@/lib/money/orders/model';

/** What kind of signed thing it is; in the header of the signature, so that no other signed thing passes for a receipt. */
export const receiptType = 'souk-receipt+jws';
/** As `receiptType`, of a certificate that an account was deleted. */
export const certificateType = 'souk-deletion+jws';

/** As `receiptType`, of money that was sent to somebody. */
export const transferReceiptType = 'souk-transfer+jws';

/** What is signed. Amounts are decimals in `currency`; days are `YYYY-MM-DD`, moments seconds since 1970. */
export type ReceiptClaims = {
  /** The site that signed it. */
  iss: string;
  /** When it was signed: what it says of money given back was true then. */
  iat: number;
  number: string;
  placedAt: number;
  seller: { name: string; legalName: string; address: string; country: string; email: string };
  buyer: string;
  currency: string;
  lines: { kind: string; title: string; option: string; quantity: number; amount: string }[];
  total: string;
  givenBack: string;
  /** The last day on which something may be asked to go back; null when none is known. */
  returnBy: string | null;
  /** Base64url of the SHA-256 of the words of the file. */
  shown: string;
};

/** What a receipt of an order says. */
export function claimsOf(
  order: BuyerOrder,
  { issuer, now, returnBy, shown }: { issuer: string; now: Date; returnBy: Date | null; shown: string },
): ReceiptClaims {
  const given: Money = { ...order.refunded, amount: order.refunded.amount + order.cashBack.amount };
  return {
    iss: issuer,
    iat: seconds(now),
    number: order.id.slice(-8).toUpperCase(),
    placedAt: seconds(order.placedAt),
    seller: {
      name: order.pageName,
      legalName: order.legalName,
      address: order.legalAddress,
      country: order.pageCountry,
      email: order.sellerEmail,
    },
    buyer: order.shipTo.name,
    currency: order.total.currency,
    lines: order.lines.map(({ kind, title, optionText, quantity, amount }) => ({
      ...{ kind, title, quantity },
      ...{ option: optionText, amount: toDecimal(amount) },
    })),
    total: toDecimal(order.total),
    givenBack: toDecimal(given),
    returnBy: returnBy?.toISOString().slice(0, 10) ?? null,
    shown,
  };
}

const seconds = (moment: Date) => Math.floor(moment.getTime() / 1000);
