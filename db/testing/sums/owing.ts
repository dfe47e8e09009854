/** Moves of groups that split what they spend: written down, changed, taken away, repaid, let off, left. */
import { divide } from '@/lib/money/splits/model';
import { jsonOf } from '../property/statements';
import { saying } from './paying';
import { payDebt } from './sending';
import { type Code, codes } from './town';
import type { GroupThing, Move, Walk } from './walk';

/** Some begin to split what they spend; one of them is a name only. */
export function startGroup(walk: Walk): Move[] {
  const { chance, town } = walk;
  const people = town.people.filter(() => chance.often(50)).slice(0, 5);
  const [first, ...others] = people.length > 1 ? people : town.people.slice(0, 3);
  if (!first) return [];
  const group: GroupThing = { id: chance.uuid(), members: [], expenses: [], repayments: [] };
  const members = [...others, null].map((person) => ({ id: chance.uuid(), person }));
  const own = { id: chance.uuid(), person: first };
  const base = { owner: first.owner, group: group.id };
  const started = jsonOf({ ...base, member: own.id, sealed: 's', currency: 'USD' });
  walk.groups.push(group);
  group.members.push(own, ...members);
  return [
    saying('start group', `money.start_group(${started})->'result'`),
    ...members.map(({ id, person }) =>
      saying(
        'add member',
        `money.add_member(${jsonOf({ ...base, member: id, ...(person ? { person: person.owner } : { sealed: 's' }) })})->'result'`,
      ),
    ),
  ];
}

/** Something is spent in a group, changed or taken away, repaid or let off. */
export function groupMove(walk: Walk, group: GroupThing): Move[] {
  const way = walk.chance.below(10);
  if (way < 4) return write(walk, group, null);
  if (way < 5 && group.expenses.length > 0) return write(walk, group, walk.chance.of(group.expenses));
  if (way < 7) return payDebt(walk, group);
  if (way < 8) return repaid(walk, group);
  if (way < 9) return answered(walk, group);
  const leaving = walk.chance.of(group.members);
  if (!leaving.person || walk.chance.often(70)) return [];
  return [
    saying('leave group', `money.leave_group(${jsonOf({ owner: leaving.person.owner, group: group.id })})->'result'`),
  ];
}

function write(walk: Walk, group: GroupThing, changed: string | null): Move[] {
  const { chance, seen } = walk;
  const was = changed === null ? undefined : seen.expenses[changed];
  const turn = seen.turns[group.id];
  const writer = chance.of(group.members).person;
  if (!writer || turn === undefined || (changed !== null && !was) || was?.removed) return [];
  const removed = was !== undefined && chance.often(40);
  const currency = was ? (was.currency as Code) : chance.of(codes);
  const whole = removed ? BigInt(was.amount) : BigInt(1 + chance.below(chance.often(20) ? 9 : 900_000));
  const parts = removed
    ? was.parts.map((part) => ({ ...part, weight: null, adjusted: '0' }))
    : partsOf(walk, group, { whole, currency, turn });
  const expense = changed ?? chance.uuid();
  const document = {
    ...{
      owner: writer.owner,
      group: group.id,
      expense,
      version: was?.version ?? 0,
      key: chance.hex(32),
      removed,
      currency,
    },
    ...{ amount: whole.toString(), way: 'even', turn, day: '2030-01-01', sealed: 's', parts },
  };
  const after = (answer: unknown) => {
    if (answer === 'done' && changed === null) group.expenses.push(expense);
  };
  return [
    saying(
      removed ? 'take away' : changed ? 'change' : 'spend',
      `money.write_expense(${jsonOf(document)})->'result'`,
      after,
    ),
  ];
}

/** Who paid and who bears: some of the members, by shares, the odd unit by whose turn it is. */
function partsOf(
  { chance }: Walk,
  { members }: GroupThing,
  { whole, currency, turn }: { whole: bigint; currency: Code; turn: number },
) {
  const shares = members.map(() => BigInt(chance.below(3)));
  const weights = shares.some((share) => share > 0n) ? shares : members.map(() => 1n);
  const sums = [weights, members.map((_, place) => BigInt(place < 2 ? 1 + chance.below(4) : 0))].map((some) => {
    const divided = divide({
      whole,
      people: members.length,
      currency,
      division: { way: 'shares', shares: some },
      turn,
    });
    if (!divided.ok) throw new Error('a walk divides what cannot be divided');
    return divided.parts;
  });
  return members.flatMap(({ id }, place) => {
    const [borne, paid] = sums.map((some) => (some[place] ?? 0n).toString());
    return borne === '0' && paid === '0'
      ? []
      : [{ member: id, paid, borne, weight: (weights[place] ?? 0n).toString(), adjusted: '0' }];
  });
}

function repaid(walk: Walk, group: GroupThing): Move[] {
  const { chance } = walk;
  const [from, to] = [chance.of(group.members), chance.of(group.members)];
  const teller = chance.often(50) ? from : to;
  if (from === to || !teller.person) return [];
  const repayment = { id: chance.uuid(), from: from.id, to: to.id, teller: teller.id };
  const document = {
    ...{ owner: teller.person.owner, group: group.id, repayment: repayment.id, from: from.id, to: to.id },
    ...{
      way: chance.of(['otherwise', 'forgiven']),
      currency: chance.of(codes),
      amount: String(1 + chance.below(50_000)),
    },
  };
  group.repayments.push(repayment);
  return [saying('say repaid', `money.say_repaid(${jsonOf(document)})->'result'`)];
}

function answered(walk: Walk, group: GroupThing): Move[] {
  const { chance } = walk;
  const open = group.repayments.filter(({ id }) => walk.seen.repayments[id] === 'said');
  if (open.length === 0) return [];
  const one = chance.of(open);
  const who = group.members.find(({ id }) => id === chance.of([one.from, one.to]));
  if (!who?.person) return [];
  const answer = who.id === one.teller ? 'taken_back' : chance.of(['confirmed', 'denied']);
  return [
    saying(
      `repayment ${answer}`,
      `money.answer_repaid(${jsonOf({ owner: who.person.owner, group: group.id, repayment: one.id, answer })})->'result'`,
    ),
  ];
}
