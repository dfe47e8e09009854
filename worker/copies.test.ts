import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aLife, type Life, meet } from '@/db/testing/a-life';
import { ageProof, aPerson } from '@/db/testing/a-person';
import { jobsOf } from '@/db/testing/jobs';
import { begun, endLease, fetched, filesIn, linkOf, lying } from '@/db/testing/own-copies';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { ownerDb } from '@/db/testing/world';
import { countIdentity } from '@/lib/identity/copied/read-chapters';
import { beginCopy } from '@/lib/identity/copies/begin-copy';
import { dropCopy } from '@/lib/identity/copies/drop-copy';
import { fetchCopy } from '@/lib/identity/copies/fetch-copy';
import { issueLink } from '@/lib/identity/copies/issue-link';
import { makeCopy } from '@/lib/identity/copies/make-copy';
import type { CopyPart } from '@/lib/identity/copies/model';
import { latestCopy } from '@/lib/identity/copies/queries';
import { tendCopies } from '@/lib/identity/copies/tend-copies';
import { signOut } from '@/lib/identity/sessions/sign-out';
import { newId, toUuid } from '@/lib/kernel/ids';
import { countMoney } from '@/lib/money/copied/read-chapters';
import { checkReceipt } from '@/lib/money/receipts/check-receipt';
import { receiptKeys } from '@/lib/money/receipts/queries';
import { copyChapters } from '@/lib/platform/copied/model';
import { countShop } from '@/lib/shop/copied/read-chapters';
import { countSocial } from '@/lib/social/copied/read-chapters';
import { parts } from './copies';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

describe('a copy of one’s data', () => {
  it('has everything of each of twenty people, and nothing of the others but their names in addresses', async () => {
    const lives: Life[] = [];
    // Five at a time: each waits for the sandbox, and for pictures.
    for (let count = 0; count < 4; count += 1)
      lives.push(...(await Promise.all(Array.from({ length: 5 }, () => aLife(`Life${randomUUID().slice(0, 8)}`)))));
    for (const [number, one] of lives.entries()) {
      const other = lives[(number + 1) % lives.length];
      if (other) await meet(one, other);
    }
    for (const { actor } of lives) await begun(actor);
    await tendCopies(parts);
    for (const { actor, word, markers, orderId } of lives) {
      const files = await filesIn(await fetched(actor, await linkOf(actor)));
      const text = [...files].map(([name, bytes]) => `${name}\n${bytes.toString('utf8')}`).join('\n');
      const data = [...files]
        .map(([name, bytes]) => (name.startsWith('data/') ? bytes.toString('utf8') : ''))
        .join('\n');
      const page = files.get('index.html')?.toString('utf8') ?? '';
      for (const said of [data, page])
        expect(
          [...markers, `${word}-to-a-friend`].filter((marker) => !said.toLowerCase().includes(marker.toLowerCase())),
        ).toEqual([]);
      const others = lives.filter((life) => life.word !== word);
      expect(others.filter((life) => new RegExp(life.word, 'i').test(text)).map((life) => life.word)).toEqual([]);

      expect([...files.keys()].filter((name) => name.startsWith('pictures/')).length).toBe(2);
      for (const name of files.keys()) if (name.startsWith('pictures/')) expect(page).toContain(name);
      expect(page).not.toMatch(/<script|<iframe|https?:\/\/(?!example)/);
      const receipt = files.get(`receipts/${orderId.slice(-8).toUpperCase()}.html`)?.toString('utf8') ?? '';
      expect(await checkReceipt(receipt, await receiptKeys(actor))).toMatchObject({ ok: true });
      expect(
        await checkReceipt(receipt.replace(/id="signed">(.{40})/, 'id="signed">$1A'), await receiptKeys(actor)),
      ).toMatchObject({ ok: false });
      expect(data).toMatch(/"last_digits": "4242"/);
    }
    expect(parts.map(({ chapter }) => chapter)).toEqual(copyChapters);
  }, 240_000);

  it('says as many things of each table as its owner has there', async () => {
    const { actor } = await aLife(`Life${randomUUID().slice(0, 8)}`);
    const said = new Map<string, number>();
    for (const { read } of parts) {
      const { tables } = await read({ copyId: newId('copy'), actor });
      for (const [name, rows] of Object.entries(tables)) said.set(name, rows.length);
    }
    const person = toUuid(actor.personId);
    for (const [name, column] of [
      ...(['money.order', 'money.purchase', 'money.attempt', 'money.dispute', 'money.payer_device'] as const).map(
        (table) => [table, 'owner'],
      ),
      ...['social.share', 'social.comment', 'social.list'].map((table) => [table, 'person_id']),
      ...['shop.review', 'identity.session'].map((table) => [table, 'person_id']),
    ] as const) {
      const [table = '', by = ''] = [name, column];
      const [row] = await ownerDb().execute<{ count: number }>(
        sql`select count(*)::int as count from ${sql.raw(table)} where ${sql.identifier(by)}::text in (${person}, ${`person:${person}`})`,
      );
      expect([table, said.get(table)]).toEqual([table, row?.count]);
      expect([table, row?.count === 0]).toEqual([table, false]);
    }
    // What her privacy page counts is as much.
    const counts = await Promise.all([countIdentity, countMoney, countShop, countSocial].map((count) => count(actor)));
    for (const counted of counts)
      for (const [table, count] of counted)
        if (said.has(table)) expect([table, count]).toEqual([table, said.get(table)]);
    expect(counts.map((counted) => counted.size > 5)).toEqual([true, true, true, true]);
  });

  it('is asked for only with a fresh proof, one at a time, and told of by mail', async () => {
    const actor = await aPerson();
    const id = await begun(actor);
    expect(await beginCopy(actor)).toMatchObject({ code: 'copy_running' });
    await tendCopies(parts);
    expect(await latestCopy(actor)).toMatchObject({ state: 'ready', here: true });
    expect(await jobsOf('identity:mail-notice', actor.personId)).toBe(1);
    await ageProof(actor);
    expect(await issueLink(actor)).toMatchObject({ code: 'prove' });
    expect(await beginCopy(actor)).toMatchObject({ code: 'prove' });
    await dropCopy(actor);
    await tendCopies(parts);
    expect(await lying(id)).toEqual([]);
  });

  it('opens once, for the session that asked: for everybody else and the second time there is nothing', async () => {
    const [actor, stranger] = [await aPerson(), await aPerson()];
    const id = await begun(actor);
    await tendCopies(parts);
    const earlier = await linkOf(actor);
    const token = await linkOf(actor);
    const elsewhere = { ...actor, sessionId: newId('session') };
    expect(await fetchCopy(stranger, token)).toMatchObject({ code: 'not_found' });
    expect(await fetchCopy(elsewhere, token)).toMatchObject({ code: 'not_found' });
    expect(await fetchCopy(actor, earlier)).toMatchObject({ code: 'not_found' });
    const sealed = await lying(id);
    expect(sealed.length).toBeGreaterThan(copyChapters.length);
    await fetched(actor, token);
    expect(await fetchCopy(actor, token)).toMatchObject({ code: 'not_found' });
    expect([await lying(id), (await latestCopy(actor))?.state]).toEqual([[], 'gone']);
  });

  it('is over with its link’s ten minutes, its hour and its session, and nothing of it stays', async () => {
    const late = await aPerson();
    await begun(late);
    await tendCopies(parts);
    const token = await linkOf(late);
    await ownerDb().execute(
      sql`update identity.own_copy set token_until = now() - interval '1 second' where person_id = ${toUuid(late.personId)}::uuid`,
    );
    expect(await fetchCopy(late, token)).toMatchObject({ code: 'not_found' });
    const [left, slow] = [await aPerson(), await aPerson()];
    const [ofLeft, ofSlow] = [await begun(left), await begun(slow)];
    await tendCopies(parts);
    await signOut(left);
    await ownerDb().execute(
      sql`update identity.own_copy set expires_at = now() - interval '1 second' where id = ${toUuid(ofSlow)}::uuid`,
    );
    expect([(await lying(ofLeft)).length > 0, (await lying(ofSlow)).length > 0]).toEqual([true, true]);
    await tendCopies(parts);
    expect([await lying(ofLeft), await lying(ofSlow)]).toEqual([[], []]);
    expect(await issueLink(slow)).toMatchObject({ code: 'not_found' });
  });

  it('is begun again when its worker dies, and one that comes back stores nothing that stays', async () => {
    const actor = await aPerson();
    const id = await begun(actor);
    const dies: CopyPart = { chapter: 'lists', read: () => Promise.reject(new Error('killed')) };
    await expect(tendCopies([...parts.slice(0, 3), dies])).rejects.toThrow('killed');
    const abandoned = await lying(id);
    expect(abandoned.length).toBeGreaterThan(2);
    await tendCopies(parts);
    expect((await latestCopy(actor))?.state).toBe('making');

    await endLease(id);
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const [first, ...rest] = parts;
    if (!first) throw new Error('a copy has chapters');
    let isWaiting = () => {};
    const waiting = new Promise<void>((resolve) => {
      isWaiting = resolve;
    });
    const silent: CopyPart = {
      ...first,
      read: async (job) => {
        isWaiting();
        await gate;
        return first.read(job);
      },
    };
    const gone = tendCopies([silent, ...rest]);
    await waiting;
    await endLease(id);
    await tendCopies(parts);
    const made = await lying(id);
    open();
    await gone;
    expect(await lying(id)).toEqual(made);
    expect(made.filter((file) => abandoned.includes(file))).toEqual([]);
    await fetched(actor, await linkOf(actor));
    expect(await lying(id)).toEqual([]);
    await makeCopy(id, 'too-late', parts);
    expect((await latestCopy(actor))?.state).toBe('gone');
    expect(await jobsOf('identity:mail-notice', actor.personId)).toBe(1);
  });
});
