import 'server-only';
import { z } from 'zod';
import { askPayPal, PayPalSilence } from './paypal';
import { PayPalMoney } from './paypal-answers';

const text = z.string();
const links = z.array(z.object({ href: text, rel: text })).default([]);
const id = z.string().regex(/^[A-Za-z0-9-]{1,128}$/);

/** Money that moved because of a dispute. PayPal calls the side `affected_party` in its older list and `party` in its newer one. */
const Movement = z.object({
  affected_party: text.optional(),
  party: text.optional(),
  type: text,
  amount: PayPalMoney,
  initiated_time: text.optional(),
  reason: text.optional(),
});

/**
 * A dispute, of which Souk reads these fields; others are ignored, and an answer that lacks one is as good as none. `status` is
 * `OPEN`, `WAITING_FOR_BUYER_RESPONSE`, `WAITING_FOR_SELLER_RESPONSE`, `UNDER_REVIEW`, `RESOLVED` or `OTHER`;
 * `dispute_life_cycle_stage` is `INQUIRY`, `CHARGEBACK`, `PRE_ARBITRATION` or `ARBITRATION`; `seller_transaction_id` is the
 * capture. Source: PayPal's OpenAPI description of Disputes v1 (`customer_disputes_v1.json`, version 1.10, in
 * github.com/paypal/paypal-rest-api-specifications), and for `fund_movements`, which that does not know yet,
 * developer.paypal.com/api/customer-disputes/v1/definitions/fund_movement_list.
 */
export const PayPalDispute = z.object({
  dispute_id: id,
  disputed_transactions: z.array(z.object({ seller_transaction_id: text.optional() })).default([]),
  reason: text.default('OTHER'),
  status: text,
  dispute_amount: PayPalMoney,
  dispute_life_cycle_stage: text,
  dispute_outcome: z.object({ outcome_code: text.optional(), amount_refunded: PayPalMoney.optional() }).optional(),
  money_movements: z.array(Movement).optional(),
  fund_movements: z.array(Movement).optional(),
  seller_response_due_date: z.iso.datetime({ offset: true }).optional(),
  links,
});
/** See the schema of the same name. */
export type PayPalDispute = z.output<typeof PayPalDispute>;

/** One page of a list of disputes, which says little of each; the link `next` leads on. Source as of `PayPalDispute`. */
export const PayPalDisputePage = z.object({ items: z.array(z.object({ dispute_id: id })).default([]), links });

/** What an action answers: where the dispute is. Source as of `PayPalDispute`. */
export const PayPalDisputeDone = z.object({ links });

const root = '/v1/customer/disputes';
const addressOf = (disputeId: string): string => `${root}/${id.parse(disputeId)}`;

/** A dispute as it stands now. */
export function readPayPalDispute(disputeId: string): Promise<PayPalDispute> {
  return askPayPal(PayPalDispute, { method: 'GET', path: addressOf(disputeId) });
}

/** A thousand pages of fifty are more disputes than an account survives: a list that goes on is led in a circle. */
const pagesMax = 1_000;

/**
 * The ids of every dispute that changed in the last 180 days, newest first: PayPal lists no older ones. A list that leads back to a
 * page it came from, or has no end, is no list: `PayPalSilence`.
 */
export async function* listPayPalDisputes(): AsyncIterable<string> {
  const seen = new Set<string>();
  let query: string | undefined = '?page_size=50';
  for (let pages = 1; query !== undefined; pages++) {
    if (pages > pagesMax) throw new PayPalSilence('a list without an end');
    const page: z.output<typeof PayPalDisputePage> = await askPayPal(PayPalDisputePage, {
      method: 'GET',
      path: root + query,
    });
    const fresh = page.items.filter(({ dispute_id }) => !seen.has(dispute_id));
    if (page.items.length > 0 && fresh.length === 0) throw new PayPalSilence('a page of a list for the second time');
    for (const { dispute_id } of fresh) {
      seen.add(dispute_id);
      yield dispute_id;
    }
    // Of the address only what it asks for is believed.
    const next = page.links.find(({ rel }) => rel === 'next')?.href;
    query = next === undefined ? undefined : new URL(next, 'https://api-m.paypal.com').search;
  }
}

/** A document of an answer: named by letters, digits and dashes, and an ending. */
export type PayPalDocument = { name: string; type: string; bytes: Uint8Array };

/** The most that PayPal reads of one note. */
const noteMax = 2_000;

/** Gives the seller's words and documents to PayPal; asked again under the same request id it is the same answer. */
export function provideEvidence(disputeId: string, words: string, documents: readonly PayPalDocument[], key: string) {
  const evidences = notesOf(words).map((notes, index) => ({
    evidence_type: 'OTHER',
    notes,
    ...(index === 0 && documents.length > 0 ? { documents: documents.map(({ name }) => ({ name })) } : {}),
  }));
  const body = new FormData();
  body.set('input', new Blob([JSON.stringify({ evidences })], { type: 'application/json' }), 'input.json');
  for (const [index, { name, type, bytes }] of documents.entries()) {
    body.set(`file${index + 1}`, new Blob([new Uint8Array(bytes)], { type }), name);
  }
  const path = `${addressOf(disputeId)}/provide-evidence`;
  return askPayPal(PayPalDisputeDone, { method: 'POST', path, body, requestId: key });
}

/** Words in as many notes as they need, none of them cut inside a character. */
function notesOf(words: string): string[] {
  const notes = [''];
  for (const character of words) {
    if ((notes.at(-1) ?? '').length + character.length > noteMax) notes.push('');
    notes[notes.length - 1] += character;
  }
  return notes;
}
