import { appendFileSync } from 'node:fs';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Chance } from '@/db/testing/sums/chance';
import { groupMove, startGroup } from '@/db/testing/sums/owing';
import { account, ask, send, sentMove } from '@/db/testing/sums/sending';
import { give, givenMove, sharedMove, startSplit } from '@/db/testing/sums/sharing-out';
import { anHourIsOver, sweepAll, tidyUp } from '@/db/testing/sums/sweeping';
import { openTown, type Town } from '@/db/testing/sums/town';
import { letGo, type Move, nothingSeen, readingOf, type Seen, type Walk } from '@/db/testing/sums/walk';
import { faultsOf } from '@/db/testing/sums/whole';

// `npm run prove:money -- --seed 7` sets all of these; without them a run is short and prints the seed it took.
const seed = Number(process.env.SOUK_RUN_SEED || Math.floor(Math.random() * 1_000_000));
const wanted = Number(process.env.SOUK_RUN_STEPS || 1_500);
// It ends when its time is over, with as many as there were until then.
const minutes = Number(process.env.SOUK_RUN_MINUTES || 55);
const told = process.env.SOUK_RUN_TOLD;
const isLong = wanted >= 5_000;
const atOnce = 20;
const sweptEach = 500;
const provenEach = Math.max(500, wanted / 40);

// The ring's own login says everything but what time it is.
const connection = { 'souk.actor': 'system', statement_timeout: 600_000 };
const money = postgres(process.env.DATABASE_URL_MONEY ?? '', { max: 1, onnotice: () => undefined, connection });
const clock = postgres(process.env.DATABASE_URL ?? '', { max: 1, onnotice: () => undefined, connection });
afterAll(() => Promise.all([money.end(), clock.end()]));

let town: Town;
beforeAll(async () => {
  town = await openTown(8);
});

/** What comes next: something new where there is little, otherwise something goes on. */
function nextMoves(walk: Walk): Move[] {
  const { chance } = walk;
  const way = chance.below(100);
  if (way < 2) return account(walk);
  if (way < 12 || walk.sent.length < 8) return walk.sent.length < 40 ? send(walk) : [];
  if (way < 16) return ask(walk);
  if (way < 19) return walk.shared.length < 10 ? startSplit(walk) : [];
  if (way < 22) return walk.given.length < 8 ? give(walk) : [];
  if (way < 23 || walk.groups.length === 0) return walk.groups.length < 5 ? startGroup(walk) : [];
  if (way < 38) return groupMove(walk, chance.of(walk.groups));
  if (way < 62 && walk.shared.length > 0) return sharedMove(walk, chance.of(walk.shared));
  if (way < 72 && walk.given.length > 0) return givenMove(walk, chance.of(walk.given));
  return walk.sent.length > 0 ? sentMove(walk, chance.of(walk.sent)) : [];
}

async function say({ kind, statement, by, after }: Move, tally: Record<string, number>): Promise<void> {
  const rows = await (by === 'clock' ? clock : money).unsafe(statement).catch((error: unknown) => {
    throw new Error(`seed ${seed}: ${kind}: ${error} ${statement}`);
  });
  const answer: unknown = Object.values(rows[0] ?? {})[0];
  after?.(answer);
  const what = typeof answer === 'string' || typeof answer === 'boolean' ? `${kind}: ${answer}` : kind;
  tally[what] = (tally[what] ?? 0) + 1;
}

async function prove(step: number): Promise<void> {
  expect(await faultsOf(money), `seed ${seed}, after ${step} steps`).toEqual([]);
}

test('whatever people share, send, give, owe and get back, every sum comes out and no hold is older than its deadline', async () => {
  const walk: Walk = {
    chance: new Chance(seed),
    pauses: 40,
    town,
    sent: [],
    shared: [],
    given: [],
    groups: [],
    asked: [],
    seen: nothingSeen,
  };
  const tally: Record<string, number> = {};
  let [steps, swept, proven, proofs] = [0, 0, 0, 0];
  const until = Date.now() + minutes * 60_000;
  while (steps < wanted && Date.now() < until) {
    const [row] = await money.unsafe<{ seen: Seen }[]>(readingOf(walk));
    walk.seen = row?.seen ?? nothingSeen;
    letGo(walk);
    const moves: Move[] = [];
    while (moves.length < atOnce) moves.push(...nextMoves(walk));
    for (const move of moves.filter(({ by }) => by === 'clock')) await say(move, tally);
    await Promise.all(moves.filter(({ by }) => by !== 'clock').map((move) => say(move, tally)));
    steps += moves.length;
    if (steps - swept >= sweptEach) {
      swept = steps;
      await anHourIsOver(clock);
      await tidyUp(clock, 'jobs alone');
      expect(await sweepAll(money), `seed ${seed}, after ${steps} steps`).toEqual([]);
    }
    if (steps - proven >= provenEach) {
      [proven, proofs] = [steps, proofs + 1];
      if (isLong) await tidyUp(clock, 'tables too');
      await prove(steps);
    }
  }
  expect(await sweepAll(money), `seed ${seed}, after ${steps} steps`).toEqual([]);
  await prove(steps);
  const ends = await endsOf();
  // A walk that gets nowhere proves nothing; a short one does not come to every end.
  const all = [
    'transfer delivered',
    'transfer returned',
    'split captured',
    'split ended',
    'gift accepted',
    'refund succeeded',
    'repayment confirmed',
    'request paid',
  ];
  for (const end of isLong ? all : ['transfer delivered'])
    expect(ends[end] ?? 0, `seed ${seed}: ${end}`).toBeGreaterThan(0);
  process.stdout.write(`  walk: seed ${seed}, ${steps} steps, ${proofs + 1} proofs, ${JSON.stringify(ends)}\n`);
  if (process.env.SOUK_RUN_TALLY) process.stdout.write(`${JSON.stringify(tally, null, 1)}\n`);
  if (told) appendFileSync(told, `${JSON.stringify({ seed, steps, proofs: proofs + 1, ends })}\n`);
}, 3_600_000);

async function endsOf(): Promise<Record<string, number>> {
  const rows = await money.unsafe<{ what: string; count: number }[]>(`
    select 'transfer ' || state as what, count(*)::int from money.transfer group by 1
    union all select 'split ' || state, count(*)::int from money.split_purchase group by 1
    union all select 'gift ' || state, count(*)::int from money.gift group by 1
    union all select 'refund ' || state, count(*)::int from money.refund group by 1
    union all select 'share back ' || state, count(*)::int from money.split_refund group by 1
    union all select 'share in her currency ' || q.state, count(*)::int from money.part_quote k join money.attempt a on a.purchase_id = k.purchase_id
      join money.split_part q on q.attempt_id = a.id group by 1
    union all select 'share back in her currency ' || state, count(*)::int from money.split_refund where charged_minor is not null group by 1
    union all select 'repayment ' || state, count(*)::int from money.group_repayment group by 1
    union all select 'request ' || state, count(*)::int from money.payment_request group by 1
    union all select 'expense', count(*)::int from money.expense_version order by 1`);
  return Object.fromEntries(rows.map(({ what, count }) => [what, count]));
}
