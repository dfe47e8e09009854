import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aLife, type Life } from '@/db/testing/a-life';
import { everythingStored, formsOf, placesOf } from '@/db/testing/everything-stored';
import { type MortalWorker, openWorker } from '@/db/testing/mortal-worker';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aGuest, ownerDb } from '@/db/testing/world';
import { closeAccount } from '@/lib/identity/accounts/close-account';
import type { DeletionView } from '@/lib/identity/deletions/model';
import { deletionByToken } from '@/lib/identity/deletions/queries';
import { proveBooks } from '@/lib/money/books/prove-books';
import { sendMail } from '@/lib/platform/mail';

let sandbox: TestSandbox;
let worker: MortalWorker;
beforeAll(async () => {
  [sandbox, worker] = await Promise.all([startTestSandbox(), openWorker('forgetter')]);
});
afterAll(async () => {
  worker.close();
  await sandbox.stop();
});

/** Somebody with things of hers in every ring, who has just closed her account; a letter came to her and one to where her receipts go. */
async function aLeaver(): Promise<{ life: Life; token: string }> {
  const life = await aLife(`Life${randomUUID().slice(0, 8)}`);
  const { actor, markers } = life;
  const letter = { subject: 'Hello', text: life.word, html: life.word, locale: 'en' } as const;
  const [receipts = ''] = markers.filter((marker) => marker.endsWith('-Receipt'));
  for (const to of [actor.email, `${receipts.toLowerCase()}@example.com`]) await sendMail({ to, ...letter });
  // What waited from before is not what this is about.
  await ownerDb().execute(sql`delete from graphile_worker._private_jobs`);
  const closed = await closeAccount(actor, { handle: actor.handle });
  if (!closed.ok) throw new Error(closed.code);
  // One more was on its way.
  await sendMail({ to: actor.email, ...letter });
  return { life, token: closed.value.token };
}

async function viewOf(token: string): Promise<DeletionView> {
  const view = await deletionByToken(aGuest(), token);
  if (view === null) throw new Error('there is no such deletion');
  return view;
}

/** After which a worker that says nothing is taken for dead. */
async function halfAMinute(): Promise<void> {
  for (const [table, column] of [
    ['queue.heartbeat', 'seen_at'],
    ['graphile_worker._private_jobs', 'locked_at'],
    ['identity.deletion', 'closed_at'],
  ] as const)
    await ownerDb().execute(sql.raw(`update ${table} set ${column} = ${column} - interval '31 seconds'`));
}

/** What a page or a dispute keeps of what somebody said for it, and the audit. */
const kept = /-(post|statement|audit)$/;

it('is ended by another worker wherever one is killed: nothing of her is left, and all is counted once', async () => {
  const undisturbed = await aLeaver();
  await worker.toItsEnd();
  const { counts } = await viewOf(undisturbed.token);
  expect(Object.fromEntries(counts.map(({ kind, rows }) => [kind, rows]))).toMatchObject({ letters: 3, pictures: 2 });

  const { life, token } = await aLeaver();
  for (const [text, when] of [
    // Each ring at work, one after the other: whoever died comes last the next time.
    ['"money"."gone_buyer"', 'before'],
    ['delete from shop.review ', 'after'],
    ['delete from social.circle ', 'before'],
    // Letters are gone and not counted yet; a step is noted, and nobody hears that it is.
    ['identity.count_letters', 'before'],
    ['identity.step_done', 'after'],
    ['identity.forget_jobs', 'after'],
  ] as const) {
    await worker.untilDeath(text, when);
    expect((await viewOf(token)).doneAt).toBeNull();
    await halfAMinute();
  }
  await worker.toItsEnd();

  expect((await viewOf(token)).counts).toEqual(counts);
  const words = [...life.markers.filter((marker) => !kept.test(marker)), life.actor.email, life.actor.handle];
  expect((await viewOf(token)).doneAt).not.toBeNull();
  expect(placesOf(await everythingStored(), words.flatMap(formsOf))).toEqual([]);
  expect((await proveBooks()).differences).toEqual([]);
}, 240_000);
