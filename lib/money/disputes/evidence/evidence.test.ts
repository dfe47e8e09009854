import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { disputeFile } from '@/db/schema/money/dispute';
import { aDispute, turnClock } from '@/db/testing/disputes';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, ownerDb } from '@/db/testing/world';
import type { Actor, PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { fileStore } from '@/lib/platform/storage';
import { stripe } from '@/lib/platform/stripe';
import { answerDispute } from '../answer-dispute';
import { disputeOf } from '../queries';
import { recordDispute } from '../record-dispute';
import { sendEvidence } from '../send-evidence';
import { addEvidence } from './add-evidence';
import { type EvidenceShows, evidencePlace, evidenceShows } from './model';
import { readEvidence } from './queries';
import { sweepEvidence } from './sweep-evidence';
import { uploadEvidence } from './upload-evidence';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const newKey = () => randomBytes(18).toString('base64url');
const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');

async function picture(colour = '#aa3322', side = 60): Promise<Buffer> {
  return sharp({ create: { width: side, height: side, channels: 3, background: colour } })
    .withExif({ IFD0: { Artist: 'ZQX-CANARY' } })
    .jpeg()
    .toBuffer();
}

async function recorded(sellers = 1) {
  const one = await aDispute(sandbox, undefined, sellers);
  await recordDispute(one.id);
  return one;
}
type Disputed = Awaited<ReturnType<typeof recorded>>;

const asBuyer = (actor: Actor, orderId: Id<'order'>, bytes: Uint8Array, key = newKey()) =>
  addEvidence(actor, { side: 'buyer', orderId, key, note: 'As it came' }, bytes);
const asSeller = (
  actor: Actor,
  orderId: Id<'order'>,
  bytes: Uint8Array,
  shows: EvidenceShows = 'receipt',
  key = newKey(),
) => addEvidence(actor, { side: 'seller', orderId, key, note: '', shows }, bytes);

async function added(adding: ReturnType<typeof addEvidence>): Promise<Id<'evidence'>> {
  const answer = await adding;
  if (!answer.ok) throw new Error(answer.code);
  return answer.value;
}
const rowOf = async (id: Id<'evidence'>) =>
  (await ownerDb().select().from(disputeFile).where(eq(disputeFile.id, id)))[0];
const rowsOf = ({ orderId }: { orderId: Id<'order'> }) =>
  ownerDb().select().from(disputeFile).where(eq(disputeFile.orderId, orderId));
const filesSeen = async (actor: PersonActor, one: Disputed) => (await disputeOf(actor, one.orderId))?.files;

describe('a file of evidence', () => {
  test('is seen by both sides as a new picture without what hung on it, and by nobody else', async () => {
    const one = await recorded();
    const sent = await picture();
    expect(sent.includes('CANARY')).toBe(true);
    const id = await added(asBuyer(one.buyer, one.orderId, sent));
    for (const actor of [one.buyer, one.seller]) {
      expect(await filesSeen(actor, one)).toMatchObject([{ id, side: 'buyer', shows: null, note: 'As it came' }]);
      const file = await readEvidence(actor, id);
      expect(file?.kind).toBe('jpeg');
      expect(Buffer.from(file?.bytes ?? []).includes('CANARY')).toBe(false);
    }
    const [stranger, operator] = [await aPerson(), await aPerson({ operator: true })];
    const guest = { kind: 'guest', guestHash: null, locale: 'en' } as const;
    for (const actor of [stranger, operator, guest]) {
      expect(await readEvidence(actor, id)).toBeNull();
      expect(await asBuyer(actor, one.orderId, sent)).toEqual({ ok: false, code: 'not_found' });
      expect(await asSeller(actor, one.orderId, sent)).toEqual({ ok: false, code: 'not_found' });
    }
    expect(await asSeller(one.buyer, one.orderId, sent)).toEqual({ ok: false, code: 'not_found' });
    expect(await rowsOf(one)).toHaveLength(1);
  });

  test('is one under its key, however often and at once it is sent; another under the same key is another', async () => {
    const one = await recorded();
    const [key, sent] = [newKey(), await picture()];
    const ids = await Promise.all([1, 2, 3].map(() => added(asBuyer(one.buyer, one.orderId, sent, key))));
    ids.push(await added(asBuyer(one.buyer, one.orderId, sent, key)));
    expect(new Set(ids).size).toBe(1);
    await added(asBuyer(one.buyer, one.orderId, await picture('#0000ff'), key));
    expect(await filesSeen(one.seller, one)).toHaveLength(2);
  });

  test('cut off at any line is whole when it is sent again, and unseen and swept away when it is not', async () => {
    const one = await recorded();
    const [key, sent] = [newKey(), await picture()];
    const store = await fileStore();
    const dead = () => vi.spyOn(store, 'put').mockRejectedValueOnce(new Error('killed'));
    dead();
    await expect(asBuyer(one.buyer, one.orderId, sent, key)).rejects.toThrow('killed');
    expect(await filesSeen(one.buyer, one)).toEqual([]);
    const [draft] = await rowsOf(one);
    expect(await added(asBuyer(one.buyer, one.orderId, sent, key))).toBe(draft?.id);
    dead();
    await expect(asBuyer(one.buyer, one.orderId, await picture('#00ff00'))).rejects.toThrow('killed');
    const left = (await rowsOf(one)).find((row) => row.storedAt === null);
    if (!left) throw new Error('no draft');
    // Its bytes were stored, and whoever stored them died then.
    await store.put(evidencePlace(left.id), sent, 'image/jpeg');
    await sweepEvidence();
    expect(await rowOf(left.id)).toBeDefined();
    await ownerDb()
      .update(disputeFile)
      .set({ at: sql`now() - interval '11 minutes'` })
      .where(eq(disputeFile.orderId, one.orderId));
    await sweepEvidence();
    expect([await rowOf(left.id), await store.has(evidencePlace(left.id))]).toEqual([undefined, false]);
    expect(await filesSeen(one.buyer, one)).toHaveLength(1);
  });

  const refused: [string, () => Buffer | Promise<Buffer>, string, string][] = [
    ['nothing', () => Buffer.alloc(0), 'file_empty', 'file_empty'],
    ['SVG with a script', () => Buffer.from('<svg onload="alert(1)"/>'), 'not_an_image', 'not_evidence'],
    ['half a JPEG', async () => (await picture('#123456', 800)).subarray(0, 900), 'broken_image', 'broken_image'],
    ['a PDF without its end', () => pdf.subarray(0, 20), 'not_an_image', 'broken_pdf'],
    ['a PDF under a password', () => Buffer.from('%PDF-1.4 /Encrypt 3 0 R %%EOF'), 'not_an_image', 'broken_pdf'],
    ['a heavy PDF', () => Buffer.concat([pdf, Buffer.alloc(2_100_000), pdf]), 'not_an_image', 'pdf_too_big'],
    ['too heavy', () => Buffer.alloc(11_000_000, Buffer.from('ffd8ff', 'hex')), 'file_too_big', 'file_too_big'],
  ];
  test.each(refused)('that is %s is refused and leaves nothing', async (_name, make, toBuyer, toSeller) => {
    const one = await recorded();
    const bytes = await make();
    expect(await asBuyer(one.buyer, one.orderId, bytes)).toEqual({ ok: false, code: toBuyer, field: 'file' });
    expect(await asSeller(one.seller, one.orderId, bytes)).toEqual({ ok: false, code: toSeller, field: 'file' });
    expect(await rowsOf(one)).toEqual([]);
  });

  test('is no more taken than the database allows, however many come at once', async () => {
    const one = await recorded();
    const many = await Promise.all(
      Array.from({ length: 12 }, async (_, index) =>
        asBuyer(one.buyer, one.orderId, await picture(`#0000${10 + index}`)),
      ),
    );
    expect(many.filter((answer) => answer.ok)).toHaveLength(10);
    expect(many.filter((answer) => !answer.ok && answer.code === 'evidence_many')).toHaveLength(2);
    const heavy = () => Buffer.concat([pdf.subarray(0, 9), randomBytes(1_900_000), pdf]);
    const sizes = await Promise.all(
      evidenceShows.slice(0, 3).map((shows) => asSeller(one.seller, one.orderId, heavy(), shows)),
    );
    expect(sizes.filter((answer) => answer.ok)).toHaveLength(2);
    expect(sizes.find((answer) => !answer.ok)).toMatchObject({ code: 'evidence_full', field: 'file' });
    const past = ownerDb().update(disputeFile).set({ bytes: 4_500_001 }).where(eq(disputeFile.orderId, one.orderId));
    await expect(past).rejects.toMatchObject({ cause: { constraint_name: 'dispute_file_bytes' } });
  });

  test('is not added after the last moment, after the answer, or after the end', async () => {
    const [late, sent, over] = [await recorded(), await recorded(), await recorded()];
    await ownerDb().execute(
      sql`update money.dispute set due_by = now() - interval '1 second' where order_id = ${toUuid(late.orderId)}::uuid`,
    );
    await added(asSeller(sent.seller, sent.orderId, pdf));
    expect(await answerDispute(sent.seller, sent)).toEqual({ ok: true, value: 'sent' });
    await turnClock(sandbox, { advance_days: 30 });
    await recordDispute(over.id);
    const bytes = await picture();
    for (const one of [late, sent, over]) {
      expect(await asSeller(one.seller, one.orderId, bytes, 'refund_policy')).toEqual({
        ok: false,
        code: 'dispute_over',
      });
      expect(await asBuyer(one.buyer, one.orderId, bytes)).toEqual({ ok: false, code: 'dispute_over' });
    }
  });
});

describe('what is sent to the bank', () => {
  test('names each seller’s file by what it shows, and no file of the buyer', async () => {
    const one = await recorded(2);
    const [first, second] = one.parts;
    if (!first || !second) throw new Error('two sellers');
    await added(asBuyer(one.buyer, first.orderId, await picture('#00ffff')));
    const receipt = await added(asSeller(first.seller, first.orderId, await picture()));
    expect(await asSeller(second.seller, second.orderId, pdf)).toEqual({
      ok: false,
      code: 'evidence_taken',
      field: 'shows',
    });
    const slip = await added(asSeller(second.seller, second.orderId, pdf, 'shipping_documentation'));
    expect(await answerDispute(first.seller, first)).toEqual({ ok: true, value: 'waiting' });
    expect(await answerDispute(second.seller, second)).toEqual({ ok: true, value: 'sent' });
    const { evidence, status } = await stripe().disputes.retrieve(one.id);
    expect(status).toBe('under_review');
    expect(evidence).toMatchObject({
      receipt: (await rowOf(receipt))?.providerFile,
      shipping_documentation: (await rowOf(slip))?.providerFile,
      ...{ uncategorized_file: null, customer_communication: null },
    });
    const kept = await readEvidence(second.seller, slip);
    const there = await stripe().files.retrieve(String(evidence.shipping_documentation));
    expect(there).toMatchObject({ type: 'pdf', size: kept?.bytes.length, purpose: 'dispute_evidence' });
  });

  test('waits for a provider that is away, and is one file there however often it is given', async () => {
    const one = await recorded();
    const id = await added(asSeller(one.seller, one.orderId, pdf));
    const create = vi.spyOn(stripe().files, 'create');
    create.mockRejectedValueOnce(new Error('no connection'));
    expect(await uploadEvidence(id)).toBe(false);
    create.mockRejectedValueOnce(new Error('no connection'));
    expect(await sendEvidence(one.id)).toBe(false);
    expect((await stripe().disputes.retrieve(one.id)).status).toBe('needs_response');
    expect(await uploadEvidence(id)).toBe(true);
    const name = (await rowOf(id))?.providerFile;
    expect(name).toMatch(/^file_/);
    // Killed between the provider's answer and our row.
    await ownerDb().update(disputeFile).set({ providerFile: null }).where(eq(disputeFile.id, id));
    expect(await uploadEvidence(id)).toBe(true);
    expect((await rowOf(id))?.providerFile).toBe(name);
    const calls = create.mock.calls.length;
    expect(await uploadEvidence(id)).toBe(true);
    expect(create.mock.calls.length).toBe(calls);
    create.mockRestore();
  });

  test('is the words alone when the provider finds fault with a file, or its bytes are lost', async () => {
    const [one, lost] = [await recorded(), await recorded()];
    const id = await added(asSeller(one.seller, one.orderId, pdf));
    await uploadEvidence(id);
    await ownerDb().update(disputeFile).set({ providerFile: 'file_that_is_not_there' }).where(eq(disputeFile.id, id));
    const gone = await added(asSeller(lost.seller, lost.orderId, pdf));
    await (await fileStore()).remove(evidencePlace(gone));
    for (const each of [one, lost]) {
      expect(await answerDispute(each.seller, each)).toEqual({ ok: true, value: 'sent' });
      const { evidence, status } = await stripe().disputes.retrieve(each.id);
      expect([status, evidence.receipt]).toEqual(['under_review', null]);
      expect(evidence.uncategorized_text).toContain('Order');
    }
    expect((await rowOf(gone))?.refusedAt).not.toBeNull();
  });
});
