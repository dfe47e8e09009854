/** Which column of a file is which field, and how its cells are looked at. */
import type { Bound, ColumnRule, Field, Look, Row, WeightUnit } from './model';
import { weightUnit } from './read-number';

/** The columns of a file as they come to be known: all at once from a header, one by one from markup and JSON. */
export type Columns = {
  /** The number of a column, given one if it is new. */
  readonly indexOf: (name: string) => number;
  readonly names: readonly string[];
  readonly look: Look;
};

/** Most columns of a file. Markup and JSON may name without end; what is beyond goes by one name. */
export const columnsMax = 1000;
const others = '…';

/** A column's name to compare: lower case, one space between words, no byte order mark. */
export function columnName(name: string): string {
  return name.replaceAll('\ufeff', '').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** Begins the columns of a file by the rules of its layout. The first rule that fits takes a column; what none fits is unbound. */
export function bindColumns(rules: readonly ColumnRule[]): Columns {
  const names: string[] = [];
  const indexes = new Map<string, number>();
  const unbound: { index: number; column: string }[] = [];
  const byField = new Map<Field, { rank: number; bound: Bound }[]>();
  const indexOf = (name: string): number => {
    const known = indexes.get(name);
    if (known !== undefined) return known;
    if (names.length > columnsMax && name !== others) return indexOf(others);
    const index = names.push(name) - 1;
    indexes.set(name, index);
    const fit = bind(rules, name, index);
    if (fit === null) unbound.push({ index, column: name });
    else {
      const list = byField.get(fit.bound.field) ?? [];
      list.push(fit);
      byField.set(
        fit.bound.field,
        list.sort((one, other) => one.rank - other.rank || one.bound.index - other.bound.index),
      );
    }
    return index;
  };
  return { indexOf, names, look: lookBy(byField, unbound) };
}

function bind(rules: readonly ColumnRule[], name: string, index: number): { rank: number; bound: Bound } | null {
  const plain = columnName(name);
  for (const [rank, [match, field, manner]] of rules.entries()) {
    const groups =
      typeof match === 'string'
        ? match === plain
          ? {}
          : null
        : (match.exec(plain)?.groups ?? (match.test(plain) ? {} : null));
    if (groups === null) continue;
    const unit: WeightUnit | null = groups.unit === undefined ? null : weightUnit(groups.unit);
    const bound: Bound = {
      index,
      column: name,
      field,
      slot: Number(groups.slot ?? manner?.slot ?? 0),
      name: manner?.name ?? groups.name ?? name.trim(),
      currency: groups.currency?.toUpperCase() ?? null,
      manner: unit === null ? (manner ?? {}) : { ...manner, unit },
    };
    return { rank, bound };
  }
  return null;
}

function lookBy(byField: Map<Field, { bound: Bound }[]>, unbound: { index: number; column: string }[]): Look {
  const none: readonly Bound[] = [];
  const lists = new Map<Field, readonly Bound[]>();
  const bounds = (field: Field): readonly Bound[] => {
    const fits = byField.get(field);
    if (fits === undefined) return none;
    const list = lists.get(field);
    if (list !== undefined && list.length === fits.length) return list;
    const fresh = fits.map((fit) => fit.bound);
    lists.set(field, fresh);
    return fresh;
  };
  return {
    bounds,
    unbound: () => unbound,
    text(row, field, slot) {
      let found: string | undefined;
      for (const bound of bounds(field)) {
        if (slot !== undefined && bound.slot !== slot) continue;
        const cell = cellText(row, bound.index);
        if (cell) return cell;
        found ??= cell;
      }
      return found;
    },
    all: (row, field) => bounds(field).flatMap((bound) => parts(row, bound).map((value) => ({ value, bound }))),
  };
}

/** The text of a cell, several texts of one name put together; undefined where the row has no such cell. */
export function cellText(row: Row, index: number): string | undefined {
  const cell = row.cells[index];
  return cell === undefined ? undefined : typeof cell === 'string' ? cell.trim() : cell.join(', ').trim();
}

function parts(row: Row, bound: Bound): string[] {
  const cell = row.cells[bound.index];
  if (cell === undefined || cell === '') return [];
  const { list } = bound.manner;
  const texts = typeof cell === 'string' ? [cell] : cell;
  return (list === undefined ? texts : texts.flatMap((text) => text.split(list)))
    .map((text) => text.trim())
    .filter((text) => text !== '');
}
