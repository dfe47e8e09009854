/** What a walk remembers of the things in it, and what the database says of them now. */
import type { Money } from '@/lib/kernel/money';
import type { Quoted } from '@/lib/money/transfers/model';
import { uuid } from '../property/statements';
import type { Chance } from './chance';
import type { Payment } from './documents';
import type { Town, TownShop, Townsperson } from './town';

/** One statement of a walk. `by` is who says it: the money ring, or the clock, which moves what has a time. */
export type Move = { kind: string; statement: string; by?: 'clock'; after?: (answer: unknown) => void };

/** Money that was sent, as far as the walk goes on with it. */
export type SentThing = Payment & {
  id: string;
  sender: Townsperson;
  receiver: Townsperson | null;
  recipient: string | null;
  promised: Quoted;
};

/** A share of a purchase and whoever pays it now. */
export type ShareThing = {
  id: string;
  tokenHash: string;
  turn: number;
  amount: bigint;
  payer: Townsperson | null;
  payment: Payment | null;
  /** What it comes to in the currency of somebody who is about to pay it. */
  promise: { quote: string; payer: Townsperson; charged: Money } | null;
};

/** What several pay together. */
export type SharedThing = Payment & { order: string; starter: Townsperson; shop: TownShop; shares: ShareThing[] };

/** What is given to somebody else. */
export type GivenThing = Payment & { order: string; giver: Townsperson; shop: TownShop };

/** People who split what they spend; names have no owner. */
export type GroupThing = {
  id: string;
  members: { id: string; person: Townsperson | null }[];
  expenses: string[];
  repayments: { id: string; from: string; to: string; teller: string }[];
};

/** What one asks another for. */
export type AskedThing = {
  id: string;
  owner: Townsperson;
  asked: Townsperson;
  amount: bigint;
  code: Town['people'][number]['code'];
};

/** Everything of one walk. */
export type Walk = {
  chance: Chance;
  /** Of so many transfers in a hundred the time in which they can be taken back is not over at once. */
  pauses: number;
  town: Town;
  sent: SentThing[];
  shared: SharedThing[];
  given: GivenThing[];
  groups: GroupThing[];
  asked: AskedThing[];
  seen: Seen;
};

type Attempt = { state: string; due: boolean; awaits: boolean };
type Refund = { id: string; order: string; split: boolean; legs: string[] };
type Expense = {
  version: number;
  removed: boolean;
  parts: { member: string; paid: string; borne: string }[];
  currency: string;
  amount: string;
};

/** What the database says of the things of a walk, by their ids. */
export type Seen = {
  attempts: Record<string, Attempt>;
  transfers: Record<string, { state: string; sent: boolean; tries: number }>;
  splits: Record<string, string>;
  parts: Record<string, string>;
  legs: string[];
  orders: Record<string, { state: string; left: string }>;
  gifts: Record<string, string>;
  refunds: Refund[];
  turns: Record<string, number>;
  balances: { group: string; member: string; currency: string; minor: string }[];
  expenses: Record<string, Expense>;
  repayments: Record<string, string>;
};

/** Before anything was read. */
export const nothingSeen: Seen = {
  ...{ attempts: {}, transfers: {}, splits: {}, parts: {}, legs: [], orders: {}, gifts: {}, refunds: [] },
  ...{ turns: {}, balances: [], expenses: {}, repayments: {} },
};

const listOf = (ids: readonly string[]) => `array[${ids.map(uuid).join(', ')}]::uuid[]`;

/** Asks how everything stands that the walk goes on with. */
export function readingOf(walk: Walk): string {
  const shares = walk.shared.flatMap((one) => one.shares);
  const attempts = [...walk.sent, ...walk.given, ...shares.flatMap(({ payment }) => payment ?? [])].map(
    ({ attempt }) => attempt,
  );
  const orders = listOf([...walk.shared, ...walk.given].map(({ order }) => order));
  const purchases = listOf(walk.shared.map(({ purchase }) => purchase));
  const groups = listOf(walk.groups.map(({ id }) => id));
  const byId = (id: string, value: string, from: string) =>
    `coalesce((select jsonb_object_agg(${id}, ${value}) from ${from}), '{}')`;
  return `select jsonb_build_object(
    'attempts', ${byId('id', `jsonb_build_object('state', state, 'due', coalesce(undo_until <= clock_timestamp(), false), 'awaits', awaits)`, `money.attempt where id = any(${listOf(attempts)})`)},
    'transfers', ${byId('id', `jsonb_build_object('state', state, 'sent', provider_intent is not null, 'tries', tries)`, `money.transfer where id = any(${listOf(walk.sent.map(({ id }) => id))})`)},
    'splits', ${byId('purchase_id', 'state', `money.split_purchase where purchase_id = any(${purchases})`)},
    'parts', ${byId('id', 'state', `money.split_part where purchase_id = any(${purchases})`)},
    'legs', (select coalesce(jsonb_agg(r.id order by r.id), '[]') from money.split_refund r join money.split_part q on q.id = r.part_id
      where q.purchase_id = any(${purchases}) and r.refund_id is null and r.state = 'pending'),
    'orders', ${byId('id', `jsonb_build_object('state', state, 'left', (total_minor - refunded_minor)::text)`, `money."order" where id = any(${orders})`)},
    'gifts', ${byId('order_id', 'state', `money.gift where order_id = any(${orders})`)},
    'refunds', (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'order', f.order_id,
        'split', exists (select from money.split_refund r where r.refund_id = f.id),
        'legs', (select coalesce(jsonb_agg(r.id order by r.id), '[]') from money.split_refund r where r.refund_id = f.id and r.state = 'pending')) order by f.id), '[]')
      from money.refund f where f.order_id = any(${orders}) and f.state = 'pending'),
    'turns', ${byId('id', 'turn', `money.expense_group where id = any(${groups})`)},
    'balances', (select coalesce(jsonb_agg(jsonb_build_object('group', group_id, 'member', member_id, 'currency', currency, 'minor', minor::text)
      order by group_id, currency, member_id), '[]') from money.group_balances(${groups})),
    'expenses', ${byId(
      'e.id',
      `jsonb_build_object('version', e.version, 'removed', e.removed, 'currency', v.currency, 'amount', v.amount_minor::text,
      'parts', (select jsonb_agg(jsonb_build_object('member', p.member_id, 'paid', p.paid_minor::text, 'borne', p.borne_minor::text) order by p.member_id)
        from money.expense_part p where p.expense_id = e.id and p.version = e.version))`,
      `money.expense e
      join money.expense_version v on v.expense_id = e.id and v.version = e.version where e.group_id = any(${groups})`,
    )},
    'repayments', ${byId('id', 'state', `money.group_repayment where group_id = any(${groups})`)}) as seen`;
}

const over = ['returned', 'canceled', 'expired', 'declined'];

/** Lets go of what has come to its end, and of some of what could end still: others are begun in its place. */
export function letGo(walk: Walk): void {
  const { chance, seen } = walk;
  walk.sent = walk.sent.filter(({ id, attempt }) => {
    const { state = '' } = seen.transfers[id] ?? {};
    return (
      !(over.includes(state) && seen.attempts[attempt]?.state !== 'voiding') &&
      !(state === 'delivered' && chance.often(15))
    );
  });
  walk.shared = walk.shared.filter(({ purchase, order, shares }) => {
    const open = shares.some(({ payment }) =>
      ['pending', 'unknown', 'authorized', 'capturing', 'voiding'].includes(
        seen.attempts[payment?.attempt ?? '']?.state ?? '',
      ),
    );
    const { state = '', left = '0' } = seen.orders[order] ?? {};
    const waits = open || seen.legs.length > 0 || seen.refunds.some((refund) => refund.order === order);
    return (
      waits ||
      !(
        seen.splits[purchase] === 'ended' ||
        left === '0' ||
        (seen.splits[purchase] === 'captured' && chance.often(5)) ||
        state === ''
      )
    );
  });
  walk.given = walk.given.filter(({ order, attempt }) => {
    const state = seen.attempts[attempt]?.state ?? '';
    const waits = state === 'voiding' || seen.refunds.some((refund) => refund.order === order);
    const paid = state === 'captured' && seen.gifts[order] !== 'waiting';
    const ended = ['declined', 'voided'].includes(state) || seen.orders[order]?.left === '0';
    return waits || !(ended || (paid && chance.often(20)));
  });
  if (walk.groups.length > 4 && chance.often(4)) walk.groups.shift();
  if (walk.asked.length > 10) walk.asked.shift();
}
