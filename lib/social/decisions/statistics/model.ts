/**
 * Decisions as numbers that everybody reads.
 *
 * Invariants
 * - Of quarters that are over alone: who looks twice sees no single decision or appeal come.
 * - A number from one to nine is said as that and no more: what is said of one or two decisions is said of the people they concern.
 * - A rule or a kind of thing with fewer is not even named, and what is left out of a quarter is ten or more together, so that taking
 *   what is said from the total says of nobody how many. What was held, appealed and overturned is said of whole quarters.
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

/** What may be said of the counts: the quarters, and of rules and kinds those that are many enough. */
export function sayable(rows: readonly Counted[]): readonly Said[] {
  return rows
    .filter(({ cut }) => cut === 'all')
    .flatMap((total) => [
      said(total),
      ...(['rule', 'kind'] as const).flatMap((cut) =>
        named(rows.filter((row) => row.quarter === total.quarter && row.cut === cut)),
      ),
    ]);
}

/** The groups of one quarter that are named, the largest ones: what is left out is none, or ten and more. */
function named(group: readonly Counted[]): Said[] {
  const largest = [...group].sort((one, other) => other.made - one.made);
  const many = largest.filter(({ made }) => made >= fewest);
  const sum = (part: readonly Counted[]) => part.reduce((all, { made }) => all + made, 0);
  const left = sum(group) - sum(many);
  const shown = left > 0 && left < fewest ? many.slice(0, -1) : many;
  return group.filter((row) => shown.includes(row)).map((row) => ({ ...nothingOf(row), made: row.made }));
}

/** The same with nothing said of it but its name. */
function nothingOf({ quarter, cut, name }: Counted): Said {
  return { quarter, cut, name, made: null, held: null, hours: null, hoursMost: null, appealed: null, overturned: null };
}

function said(row: Counted): Said {
  if (row.made < fewest) return nothingOf(row);
  const count = (value: number) => (value === 0 || value >= fewest ? value : null);
  return { ...row, held: count(row.held), appealed: count(row.appealed), overturned: count(row.overturned) };
}

/** The share of appeals that were overturned, in whole percent; null without any. */
export function overturnedPercent({ appealed, overturned }: Pick<Said, 'appealed' | 'overturned'>): number | null {
  return appealed === null || overturned === null || appealed === 0 ? null : Math.round((overturned / appealed) * 100);
}
