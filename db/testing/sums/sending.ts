/** Moves of money between people: sent by name, by address, to a bank, for a request or for what is owed in a group. */
import { type Currency, chargeStep, money } from '@/lib/kernel/money';
import { midRate } from '@/lib/markets/rates/model';
import { settle } from '@/lib/money/splits/model';
import { quoted } from '@/lib/money/transfers/model';
import { call, jsonOf, quote, uuid } from '../property/statements';
import { type Goal, newPayment, quoteStatement, transferStatement } from './documents';
import { payingMove, saying } from './paying';
import { codes } from './town';
import type { GroupThing, Move, SentThing, Walk } from './walk';

type Wish = {
  sender: SentThing['sender'];
  receiver: SentThing['receiver'];
  goal: Goal;
  send: bigint;
  from: Currency;
  to: Currency;
};

/** Promises and sends; what is placed is gone on with. */
function sendingMoves(walk: Walk, { sender, receiver, goal, send, from, to }: Wish): Move[] {
  const { chance } = walk;
  const rate = midRate(from, to);
  const promised = rate && quoted(money(send, from), to, rate, goal.abroad);
  if (!rate || !promised) return [];
  const ids = { ...newPayment(chance), transfer: chance.uuid(), quote: chance.uuid() };
  const thing = { ...ids, id: ids.transfer, sender, receiver, recipient: goal.recipient, promised };
  const payee = goal.receiver ?? goal.recipient ?? chance.uuid();
  const placing = transferStatement(chance, sender, ids, {
    promised,
    payee,
    pause: chance.often(walk.pauses) ? 600 : 0,
  });
  const again = chance.often(8);
  return [
    { kind: 'promise', statement: quoteStatement(ids.quote, sender, goal, { promised, rate }) },
    {
      ...{ kind: 'send', statement: placing },
      after: (answer) => {
        if (answer === 'placed') walk.sent.push(thing);
      },
    },
    // The same tap a second time is the same transfer.
    ...(again ? [{ kind: 'send again', statement: placing }] : []),
  ];
}

/** Somebody sends something to somebody, in a currency that there is a rate of. */
export function send(walk: Walk): Move[] {
  const { chance, town } = walk;
  const sender = chance.of(town.people);
  const receiver = chance.of(town.people.filter((one) => one !== sender));
  const way = chance.below(10);
  const from = chance.of(codes);
  const units = BigInt(1 + chance.below(chance.often(20) ? 5 : 40_000)) * chargeStep(from);
  const nobody = { receiver: null, recipient: null, mark: null, abroad: false };
  if (way < 2) {
    const goal = { ...nobody, mark: `m1.${chance.hex(43)}` };
    // It arrives in the currency that is sent: for whoever receives in another one it waits in vain.
    const code = chance.often(60) ? receiver.code : from;
    const claimed = { from: code, to: code };
    return sendingMoves(walk, { sender, receiver, goal, send: units, ...claimed });
  }
  if (way < 4 && from !== 'KWD') {
    const goal = { ...nobody, recipient: sender.abroad, abroad: true };
    return sendingMoves(walk, { sender, receiver: null, goal, send: units, from, to: 'EUR' });
  }
  // No source has a rate of the Kuwaiti dinar.
  const paid = (from === 'KWD') === (receiver.code === 'KWD') ? from : receiver.code;
  const goal = { ...nobody, receiver: receiver.id };
  return sendingMoves(walk, {
    sender,
    receiver,
    goal,
    send: units * (paid === 'KWD' ? 10n : 1n),
    from: paid,
    to: receiver.code,
  });
}

/** What is asked for is paid, ends otherwise, or is asked for. */
export function ask(walk: Walk): Move[] {
  const { chance, town } = walk;
  const one = walk.asked.length > 0 && chance.often(70) ? chance.of(walk.asked) : null;
  if (one === null) {
    const owner = chance.of(town.people);
    const asked = chance.of(town.people.filter((other) => other !== owner));
    const made = {
      id: chance.uuid(),
      owner,
      asked,
      code: owner.code,
      amount: BigInt(1 + chance.below(20_000)) * chargeStep(owner.code),
    };
    const document = {
      owner: owner.owner,
      asked: asked.owner,
      request: made.id,
      talk: null,
      currency: made.code,
      amount: made.amount.toString(),
      sealed: 's',
    };
    return [
      saying(
        'ask',
        `money.ask_payment(${jsonOf(document)})->'result'`,
        (answer) => answer === 'done' && walk.asked.push(made),
      ),
    ];
  }
  if (chance.often(70)) {
    const goal = { receiver: one.owner.id, recipient: null, mark: null, abroad: false, request: one.id };
    return sendingMoves(walk, {
      sender: one.asked,
      receiver: one.owner,
      goal,
      send: one.amount,
      from: one.code,
      to: one.code,
    });
  }
  const answer = chance.of(['declined', 'canceled', 'paid', 'reminded']);
  const owner = answer === 'declined' ? one.asked.owner : one.owner.owner;
  return [saying(`request ${answer}`, `money.answer_request(${jsonOf({ owner, request: one.id, answer })})->'result'`)];
}

/** Somebody in a group pays what she owes by a transfer; the debts are those that its page shows. */
export function payDebt(walk: Walk, group: GroupThing): Move[] {
  const { chance, seen } = walk;
  const currency = chance.of(codes);
  const rows = seen.balances.filter((one) => one.group === group.id && one.currency === currency);
  const debts = settle(rows.map(({ minor }) => BigInt(minor)));
  if (debts.length === 0) return [];
  const { from, to, amount } = chance.of(debts);
  const [debtor, creditor] = [from, to].map((place) => group.members.find(({ id }) => id === rows[place]?.member));
  if (!debtor?.person || !creditor?.person || creditor.person.code !== currency || amount % chargeStep(currency) !== 0n)
    return [];
  const debt = { group: group.id, debtor: debtor.id, creditor: creditor.id };
  const goal = { receiver: creditor.person.id, recipient: null, mark: null, abroad: false, debt };
  return sendingMoves(walk, {
    sender: debtor.person,
    receiver: creditor.person,
    goal,
    send: amount,
    from: currency,
    to: currency,
  });
}

type Claimed = { account: string | null; intent: string | null }[];

/** The next move of what is sent: its first leg is a payment; then it goes out, arrives or comes back. */
export function sentMove(walk: Walk, one: SentThing): Move[] {
  const { chance } = walk;
  const stands = walk.seen.transfers[one.id];
  const id = uuid(one.id);
  const { send: sent } = one.promised;
  const intent = `'obp_${one.id}'`;
  const failed = (problem: string) =>
    `money.transfer_failed(${id}, ${stands?.tries ?? 0}, ${stands?.sent ? intent : 'null'}, '${problem}')`;
  switch (stands?.state) {
    case 'held':
      if (one.receiver && one.recipient === null && chance.often(25))
        return [saying('claim', `money.claim_addressed(${uuid(one.receiver.id)}, array[${id}])`)];
      break;
    case 'taken':
      return [saying('claim sending', `money.claim_sendings(${id}, 1)`, (answer) => ready(answer as Claimed))];
    case 'sending':
      if (stands.sent && chance.often(15)) return [saying('bank refuses', failed('declined'))];
      if (stands.sent) return [saying('deliver', `money.transfer_delivered(${id}, ${intent}, null)`)];
      if (chance.often(10)) return [saying('funds wait', `money.transfer_waits(${id}, 1)`)];
      if (chance.often(10)) return [saying('cannot send', failed('no_account'))];
      // What conversion costs is known now: a little more than was sent, or less.
      return [
        saying(
          'send out',
          `money.transfer_sent(${id}, ${stands.tries}, ${intent}, ${sent.amount + BigInt(chance.below(5) - 2) > 0n ? sent.amount + BigInt(chance.below(3)) : 1n})`,
        ),
      ];
    case 'delivered':
      if (chance.often(60))
        return [saying('fee', `money.record_transfer_fee(${id}, 'ch_${one.id}', ${chance.below(300)})`)];
      return chance.often(10) ? [saying('sent back', failed('returned'))] : [];
    case 'returning':
      return [
        saying('return due', `money.return_due(${id}) is not null`),
        saying('return', `money.transfer_returned(${id})`),
      ];
    default:
      break;
  }
  const move = payingMove(walk, one);
  return move ? [move] : [];
}

/** An account that is claimed for is an account that can be sent to, or none. */
function ready(claimed: Claimed): void {
  for (const { account } of claimed) if (account === '') throw new Error('sent to no account');
}

/** An account is closed for a while, or open again: what goes there waits. */
export function account(walk: Walk): Move[] {
  const one = walk.chance.of(walk.town.people);
  const state = walk.chance.often(75) ? 'active' : 'restricted';
  return [
    {
      kind: `account ${state}`,
      statement: call(
        `money.recipient_read(${uuid(one.account)}, ${quote(state)}, ${quote(one.code)}, 'Bank', '0000')`,
      ),
    },
  ];
}
