import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { inLanes } from '@/lib/kernel/in-lanes';
import { money } from '@/lib/kernel/money';
import { logBug, logWarn } from '@/lib/platform/log';
import { transferGateway } from './gateway';
import { Delivered, Sendings } from './schema';

type Sending = z.output<typeof Sendings>[number];

const batchMax = 20;
const atOnce = 4;
/** For so long it is tried again where what lies at the provider is not enough yet. */
const patienceSeconds = 24 * 60 * 60;

/**
 * The second leg: sends what was taken, or finds out how what is being sent stands. With an id this one, without those that nobody has touched for ten seconds.
 * Answers how many it worked on. Whoever repeats it sends nothing twice: the provider knows each transfer by its id.
 */
export async function sendTransfers(transferId: Id<'transfer'> | null): Promise<number> {
  const id = transferId === null ? null : toUuid(transferId);
  const claimed = await callMoney(Sendings, sql`money.claim_sendings(${id}::uuid, ${batchMax})`);
  await inLanes(claimed, atOnce, (one) =>
    sendOne(one).catch((error: unknown) => logBug('transfer_unsent', error, { transfer: one.transfer })),
  );
  return claimed.length;
}

/** Looks again at what has arrived: a bank may send it back days later, and then it goes back to whoever paid. Answers how many it looked at. */
export async function watchDelivered(): Promise<number> {
  const claimed = await callMoney(Delivered, sql`money.claim_delivered(${batchMax})`);
  await inLanes(claimed, atOnce, ({ transfer, intent }) =>
    followSending(transfer, intent).catch((error: unknown) => logBug('transfer_unwatched', error, { transfer })),
  );
  return claimed.length;
}

async function sendOne(one: Sending): Promise<void> {
  if (one.intent !== null) return followSending(one.transfer, one.intent);
  // Its account was closed since: it goes back.
  if (one.account === null) return fail(one.transfer, 'recipient_gone');
  const answer = await transferGateway().send({
    transferId: one.transfer,
    account: one.account,
    arrives: money(one.arrive, one.arriveCurrency),
    from: one.currency,
    tries: one.tries,
  });
  switch (answer.state) {
    case 'sent':
      await callMoney(
        z.boolean(),
        sql`money.transfer_sent(${toUuid(one.transfer)}::uuid, ${answer.intentId}, ${answer.debited.amount.toString()}::bigint)`,
      );
      return followSending(one.transfer, answer.intentId);
    case 'failed':
      return answer.problem === 'insufficient_funds' && one.age < patienceSeconds
        ? wait(one)
        : fail(one.transfer, answer.problem);
    case 'unknown':
      return;
  }
}

/** Reads at the provider how a sending stands and records it. Throws when the provider cannot be reached. */
export async function followSending(transferId: Id<'transfer'>, intentId: string): Promise<void> {
  const sent = await transferGateway().readSent(intentId);
  if (sent.state === 'failed') {
    if (sent.problem === 'insufficient_funds' && (await sendLater(transferId, intentId))) return;
    return fail(transferId, sent.problem);
  }
  if (sent.state === 'delivered') {
    await callMoney(
      z.boolean(),
      sql`money.transfer_delivered(${toUuid(transferId)}::uuid, ${sent.at?.toISOString() ?? null}::timestamptz)`,
    );
  }
}

/**
 * It was taken on, and then our money there was not enough: that sending is called back, so that nobody can wake it up, and another one follows later. False when
 * it was tried often enough, or is sent no more.
 */
async function sendLater(transferId: Id<'transfer'>, intentId: string): Promise<boolean> {
  // While nobody can tell whether it is called back nothing else may be sent, nor given back.
  if ((await transferGateway().cancelSent(intentId)) !== 'canceled') return true;
  const waits = await callMoney(z.boolean(), sql`money.transfer_resends(${toUuid(transferId)}::uuid, ${intentId})`);
  if (waits) logWarn('transfer_waits_for_funds', { transfer: transferId, intent: intentId });
  return waits;
}

/** Our money at the provider has not come yet: it is tried anew later, and an operator hears of it in the log. */
async function wait({ transfer, tries }: Sending): Promise<void> {
  logWarn('transfer_waits_for_funds', { transfer, tries });
  await callMoney(z.boolean(), sql`money.transfer_waits(${toUuid(transfer)}::uuid, ${tries})`);
}

async function fail(transferId: Id<'transfer'>, problem: string): Promise<void> {
  await callMoney(z.boolean(), sql`money.transfer_failed(${toUuid(transferId)}::uuid, ${problem})`);
}
