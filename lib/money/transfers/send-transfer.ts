import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { inLanes } from '@/lib/kernel/in-lanes';
import { money } from '@/lib/kernel/money';
import { logBug, logWarn } from '@/lib/platform/log';
import { type SendProblem, transferGateway } from './gateway';
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
  await inLanes(claimed, atOnce, (one) =>
    followSending(one).catch((error: unknown) => logBug('transfer_unwatched', error, { transfer: one.transfer })),
  );
  return claimed.length;
}

async function sendOne(one: Sending): Promise<void> {
  const { transfer, tries, intent, account } = one;
  if (intent !== null) return followSending({ transfer, tries, intent });
  // Its account was closed since: it goes back.
  if (account === null) return fail(one, 'recipient_gone');
  const answer = await transferGateway().send({
    ...{ transferId: transfer, account, from: one.currency, tries },
    arrives: money(one.arrive, one.arriveCurrency),
  });
  switch (answer.state) {
    case 'sent':
      await callMoney(
        z.boolean(),
        sql`money.transfer_sent(${toUuid(transfer)}::uuid, ${tries}, ${answer.intentId}, ${answer.debited.amount.toString()}::bigint)`,
      );
      return followSending({ transfer, tries, intent: answer.intentId });
    case 'failed':
      // Whoever called this try back, and why, has not written it down: the next one finds it out again.
      return ['insufficient_funds', 'canceled'].includes(answer.problem) && one.age < patienceSeconds
        ? wait(one)
        : fail(one, answer.problem);
    case 'unknown':
      return;
  }
}

/** One sending of a transfer: its try, and the provider's name for it, null while that is not written down. */
type Tried = { transfer: Id<'transfer'>; tries: number; intent: string | null };
type Followed = Tried & { intent: string };

/** Reads at the provider how a sending stands and records it, of this one alone. Throws when the provider cannot be reached. */
export async function followSending(one: Followed): Promise<void> {
  const sent = await transferGateway().readSent(one.intent);
  if (sent.state === 'failed') return endSending(one, sent.problem);
  if (sent.state === 'delivered') {
    await callMoney(
      z.boolean(),
      sql`money.transfer_delivered(${toUuid(one.transfer)}::uuid, ${one.intent}, ${sent.at?.toISOString() ?? null}::timestamptz)`,
    );
  }
}

/**
 * It did not arrive: it is called back, so that nobody can wake it up, and then all of it goes back. Where our money there was not enough another one follows instead, five
 * times; that is written down before, so that whoever finds it called back knows it.
 */
async function endSending(one: Followed, problem: SendProblem): Promise<void> {
  const follows = problem === 'insufficient_funds' && (await wishResend(one));
  const called = await transferGateway().cancelSent(one.intent);
  // While nobody can tell whether it is called back nothing else may be sent, nor given back: it is read again.
  if (called !== 'canceled') return logWarn('transfer_not_called_back', { ...one, called });
  if (follows || problem === 'canceled') {
    if (await resend(one)) return logWarn('transfer_waits_for_funds', { transfer: one.transfer, intent: one.intent });
    // Somebody else has begun the next one.
    if (follows) return;
  }
  await fail(one, problem);
}

function wishResend({ transfer, intent }: Followed): Promise<boolean> {
  return callMoney(z.boolean(), sql`money.transfer_wishes_resend(${toUuid(transfer)}::uuid, ${intent})`);
}

function resend({ transfer, intent }: Followed): Promise<boolean> {
  return callMoney(z.boolean(), sql`money.transfer_resends(${toUuid(transfer)}::uuid, ${intent})`);
}

/** Our money at the provider has not come yet: it is tried anew later, and an operator hears of it in the log. */
async function wait({ transfer, tries }: Tried): Promise<void> {
  logWarn('transfer_waits_for_funds', { transfer, tries });
  await callMoney(z.boolean(), sql`money.transfer_waits(${toUuid(transfer)}::uuid, ${tries})`);
}

/** All of it goes back, where this sending still is the one that counts. */
async function fail({ transfer, tries, intent }: Tried, problem: string): Promise<void> {
  await callMoney(z.boolean(), sql`money.transfer_failed(${toUuid(transfer)}::uuid, ${tries}, ${intent}, ${problem})`);
}
