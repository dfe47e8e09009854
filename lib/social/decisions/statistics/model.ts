/**
 * Decisions as numbers that everybody reads.
 *
 * Invariants
 * - A group of fewer than ten is said as that and no more: what is said of one or two decisions is said of the people they concern.
 * - Where a quarter's total and all groups but one are said, the last could be reckoned: a second one is then left out too.
 * - Times and appeals are said of a group only where its number is.
 */

/** Fewest decisions of which a number is said. */
export const fewest = 10;

/** One group of a quarter as the database counts it; `hours` are from the first report to the decision. */
export type Counted = {
  readonly quarter: string;
  readonly cut: 'all' | 'rule' | 'kind';
  readonly name: string;
  readonly made: number;
  readonly held: number;
  readonly hours: number | null;
  readonly hoursMost: number | null;
  readonly appealed: number;
  readonly overturned: number;
};

/** The same as it is said; null where it is too few to be. Hours are null where nothing was reported before. */
export type Said = {
  readonly [Field in keyof Counted]: Field extends 'quarter' | 'cut' | 'name' ? Counted[Field] : number | null;
};

/** What may be said of the counts. */
export function sayable(rows: readonly Counted[]): readonly Said[] {
  const hidden = new Set(rows.filter(({ made }) => made < fewest));
  for (const total of rows.filter(({ cut }) => cut === 'all')) {
    for (const cut of ['rule', 'kind']) {
      const group = rows.filter((row) => row.quarter === total.quarter && row.cut === cut);
      const shown = group.filter((row) => !hidden.has(row)).sort((one, other) => one.made - other.made);
      if (group.length - shown.length === 1 && shown[0]) hidden.add(shown[0]);
    }
  }
  return rows.map((row) => (hidden.has(row) ? nothingOf(row) : row));
}

function nothingOf({ quarter, cut, name }: Counted): Said {
  return { quarter, cut, name, made: null, held: null, hours: null, hoursMost: null, appealed: null, overturned: null };
}

/** The share of appeals that were overturned, in whole percent; null without any. */
export function overturnedPercent({ appealed, overturned }: Pick<Said, 'appealed' | 'overturned'>): number | null {
  return appealed === null || overturned === null || appealed === 0 ? null : Math.round((overturned / appealed) * 100);
}
