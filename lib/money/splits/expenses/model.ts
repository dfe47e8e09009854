import type { Id } from '@/lib/kernel/ids';
import { type Currency, type Money, money, parseAmount } from '@/lib/kernel/money';
import { asciiDigits, plainDecimal, plainLine } from '@/lib/kernel/text';
import {
  amountMost,
  type Division,
  type DivisionProblem,
  divide,
  type SplitWay,
  splitWays,
} from '@/lib/money/splits/model';

/**
 * An expense as a form says it. Read alike by the server, which writes it down, and by the browser, which shows meanwhile what each bears.
 *
 * Invariants
 * - What comes out is the whole, to the unit, or it is said what is missing: nothing is rounded away.
 * - Digits are read in Arabic too; a number that can be read in two ways is refused, never guessed.
 * - Nobody is in a list twice.
 * - Whoever it names is a member: it is never divided among fewer than it says.
 */

/** The longest title, the longest note, the most items of one expense. */
export const expenseTitleMost = 120;
/** See `expenseTitleMost`. */
export const expenseNoteMost = 500;
/** See `expenseTitleMost`. */
export const itemsMost = 12;

/** The names of the fields that there are for each member or item. */
export const fieldOf = {
  paid: (member: string) => `paid.${member}`,
  share: (member: string) => `share.${member}`,
  percent: (member: string) => `percent.${member}`,
  exact: (member: string) => `exact.${member}`,
  adjust: (member: string) => `adjust.${member}`,
  itemName: (item: number) => `item.${item}.name`,
  itemAmount: (item: number) => `item.${item}.amount`,
  itemBy: (item: number) => `item.${item}.by`,
};

/** What a form sent: text by the name of its field; what was ticked under `name[]` as a list under the name. */
export type Fields = Readonly<Record<string, unknown>>;

/** One thing of a bill, with who had it. */
export type Item = { readonly name: string; readonly amount: bigint; readonly by: readonly string[] };

/** What one member paid and bears, in minor units; `weight` as it was typed, null for who takes no part. */
export type Part = {
  readonly member: string;
  readonly paid: bigint;
  readonly borne: bigint;
  readonly weight: bigint | null;
  readonly adjusted: bigint;
};

/** What the numbers of a form come to. */
export type Reckoned = {
  readonly whole: Money;
  readonly way: SplitWay;
  readonly parts: readonly Part[];
  readonly items: readonly Item[];
};

/** Why they come to nothing yet: a field with a fault, or a sum with what is missing (negative: too much) in basis points or minor units. */
export type Unreckoned =
  | { readonly fault: Fault; readonly field: string }
  | {
      readonly problem:
        | DivisionProblem
        | { readonly what: 'member_left' }
        | { readonly what: 'paid'; readonly by: bigint };
    };

type Fault = 'bad_amount' | 'amount_most' | 'number_unclear' | 'twice' | 'required';

/** Reads the numbers of an expense and divides it among the members (in their order), whose `turn` it is. */
export function reckon(
  fields: Fields,
  members: readonly string[],
  currency: Currency,
  turn: number,
): { ok: true; value: Reckoned } | ({ ok: false } & Unreckoned) {
  const reading = new Reading(fields, currency);
  const whole = reading.amount('amount');
  if (reading.fault === null && whole === 0n) reading.refuse('required', 'amount');
  const way = splitWays.find((one) => one === fields.way) ?? 'even';
  if (namedIn(reading, way).some((one) => !members.includes(one))) {
    return { ok: false, problem: { what: 'member_left' } };
  }
  const items = way === 'items' ? readItems(reading, members) : [];
  const takers = readTakers(reading, way, members, items);
  const extra = (member: string) => (way === 'exact' ? 0n : reading.amount(fieldOf.adjust(member)));
  const bearers = members.filter((member) => takers.includes(member) || extra(member) > 0n);
  const adjusted = bearers.map(extra);
  const division = readDivision(reading, way, { bearers, takers, items });
  const paid = readPaid(reading, members, whole);
  if (reading.fault !== null) return { ok: false, ...reading.fault };
  const unpaid = whole - paid.reduce((sum, one) => sum + one, 0n);
  if (unpaid !== 0n) return { ok: false, problem: { what: 'paid', by: unpaid } };
  if (items.some(({ by }) => by.length === 0)) return { ok: false, problem: { what: 'item_of_nobody' } };
  const divided = divide({ whole, currency, people: bearers.length, division, adjusted, turn });
  if (!divided.ok) return { ok: false, problem: divided.problem };
  const weights = weightsAsTyped(division);
  const parts = members.map((member, index): Part => {
    const place = bearers.indexOf(member);
    const borne = divided.parts[place] ?? 0n;
    const weight = takers.includes(member) ? (weights[place] ?? 0n) : null;
    return { member, paid: paid[index] ?? 0n, borne, weight, adjusted: adjusted[place] ?? 0n };
  });
  const counted = parts.filter((part) => part.weight !== null || part.paid > 0n || part.borne > 0n);
  return { ok: true, value: { whole: money(whole, currency), way, parts: counted, items } };
}

function weightsAsTyped(division: Division): readonly bigint[] {
  if (division.way === 'shares') return division.shares;
  if (division.way === 'percent') return division.basisPoints;
  return division.way === 'exact' ? division.amounts : [];
}

/** Whom the form names by a tick, a number or as payer, as far as it is read for its way: each was a member when it was typed. */
function namedIn(reading: Reading, way: SplitWay): readonly string[] {
  const payer = reading.text('payer');
  const numbered = { shares: fieldOf.share(''), percent: fieldOf.percent(''), exact: fieldOf.exact('') };
  const prefixes = [
    ...(payer === 'several' ? [fieldOf.paid('')] : []),
    ...(way === 'exact' ? [] : [fieldOf.adjust('')]),
    ...(way === 'even' || way === 'items' ? [] : [numbered[way]]),
  ];
  const typed = prefixes.flatMap((prefix) => reading.filledAfter(prefix));
  const priced = Array.from({ length: itemsMost }, (_, item) => item).filter((item) => {
    return way === 'items' && reading.text(fieldOf.itemAmount(item)) !== '';
  });
  const ticked = [...(way === 'even' ? ['in'] : []), ...priced.map(fieldOf.itemBy)].flatMap((list) =>
    reading.list(list),
  );
  return [...typed, ...ticked, ...(payer === 'several' || payer === '' ? [] : [payer])];
}

/** Who takes part in the division: by a tick where it is even, by a number that is typed (0 is one), by what she had. */
function readTakers(
  reading: Reading,
  way: SplitWay,
  members: readonly string[],
  items: readonly Item[],
): readonly string[] {
  if (way === 'even') return reading.members('in', members);
  if (way === 'items') return members.filter((member) => items.some(({ by }) => by.includes(member)));
  const field = { shares: fieldOf.share, percent: fieldOf.percent, exact: fieldOf.exact }[way];
  return members.filter((member) => reading.text(field(member)) !== '');
}

type Who = { bearers: readonly string[]; takers: readonly string[]; items: readonly Item[] };

function readDivision(reading: Reading, way: SplitWay, { bearers, takers, items }: Who): Division {
  switch (way) {
    case 'even':
      // Who only bears something beforehand has no part of the rest.
      if (bearers.length === takers.length) return { way };
      return { way: 'shares', shares: bearers.map((member) => (takers.includes(member) ? 1n : 0n)) };
    case 'shares':
      return { way, shares: bearers.map((member) => reading.decimal(fieldOf.share(member), 3)) };
    case 'percent':
      return { way, basisPoints: bearers.map((member) => reading.decimal(fieldOf.percent(member), 2)) };
    case 'exact':
      return { way, amounts: bearers.map((member) => reading.amount(fieldOf.exact(member))) };
    case 'items': {
      const by = (item: Item) => item.by.map((member) => bearers.indexOf(member));
      return { way, items: items.map((item) => ({ amount: item.amount, by: by(item) })) };
    }
  }
}

function readItems(reading: Reading, members: readonly string[]): Item[] {
  const numbers = Array.from({ length: itemsMost }, (_, item) => item);
  return numbers.flatMap((item) => {
    const amount = reading.amount(fieldOf.itemAmount(item));
    if (amount === 0n) return [];
    const name = plainLine(reading.text(fieldOf.itemName(item))).slice(0, expenseTitleMost);
    return [{ name, amount, by: reading.members(fieldOf.itemBy(item), members) }];
  });
}

/** By one member, or by several with what each gave. */
function readPaid(reading: Reading, members: readonly string[], whole: bigint): readonly bigint[] {
  const payer = reading.text('payer');
  if (payer === 'several') return members.map((member) => reading.amount(fieldOf.paid(member)));
  if (!members.includes(payer)) reading.refuse('required', 'payer');
  return members.map((member) => (member === payer ? whole : 0n));
}

/** Reads fields one by one and remembers the first fault. */
class Reading {
  fault: Extract<Unreckoned, { fault: string }> | null = null;
  private readonly fields: Fields;
  private readonly currency: Currency;
  constructor(fields: Fields, currency: Currency) {
    this.fields = fields;
    this.currency = currency;
  }

  refuse(fault: Fault, field: string): void {
    this.fault ??= { fault, field };
  }

  text(field: string): string {
    const value = this.fields[field];
    return typeof value === 'string' ? value.trim() : '';
  }

  /** Minor units; an empty field is nothing. */
  amount(field: string): bigint {
    const plain = this.plain(field);
    if (plain === '') return 0n;
    const amount = parseAmount(plain, this.currency);
    if (!amount) this.refuse('bad_amount', field);
    else if (amount.amount > amountMost(this.currency)) this.refuse('amount_most', field);
    return amount?.amount ?? 0n;
  }

  /** A number with so many decimals at most, times ten to that; an empty field is nothing. */
  decimal(field: string, digits: 2 | 3): bigint {
    const plain = this.plain(field);
    if (plain === '') return 0n;
    const [, whole, fraction = ''] = /^(\d{1,6})(?:\.(\d{1,3}))?$/.exec(plain) ?? [];
    if (whole === undefined || fraction.length > digits) this.refuse('bad_amount', field);
    return BigInt((whole ?? '0') + fraction.slice(0, digits).padEnd(digits, '0'));
  }

  /** The members that were ticked, in their own order. */
  members(field: string, members: readonly string[]): readonly string[] {
    const ticked = this.list(field);
    if (new Set(ticked).size < ticked.length) this.refuse('twice', field);
    return members.filter((member) => ticked.includes(member));
  }

  /** What was ticked under a name. */
  list(field: string): readonly string[] {
    const value = this.fields[field];
    return Array.isArray(value) ? value.map(String) : [];
  }

  /** What the names of filled fields go on with that begin so. */
  filledAfter(prefix: string): readonly string[] {
    const names = Object.keys(this.fields).filter((name) => name.startsWith(prefix) && this.text(name) !== '');
    return names.map((name) => name.slice(prefix.length));
  }

  private plain(field: string): string {
    const plain = plainDecimal(asciiDigits(this.text(field)).replace(/\s*[%\u066a]$/, ''));
    if (plain === null) this.refuse('number_unclear', field);
    return plain ?? '';
  }
}

/** A version of an expense as its group sees it. Sums are exact; `title` is empty where the group’s key is gone. */
export type ExpenseView = {
  readonly id: Id<'expense'>;
  readonly version: number;
  readonly removed: boolean;
  readonly title: string;
  readonly note: string;
  readonly whole: Money;
  readonly way: SplitWay;
  readonly turn: number;
  /** A day as `2026-11-29`. */
  readonly day: string;
  readonly at: Date;
  readonly writer: Id<'member'>;
  readonly parts: readonly (Part & { readonly member: Id<'member'> })[];
  readonly items: readonly Item[];
  /** The photograph of its receipt, whichever version it is asked of. */
  readonly photo: Id<'photo'> | null;
};

/** A whole number of hundredths or thousandths as people write it: 1500 thousandths are 1.5. */
export function scaled(value: bigint, digits: 2 | 3): string {
  const text = (value < 0n ? -value : value).toString().padStart(digits + 1, '0');
  const fraction = text.slice(-digits).replace(/0+$/, '');
  return `${text.slice(0, -digits)}${fraction && `.${fraction}`}`;
}
