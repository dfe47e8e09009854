/**
 * What of the tables with something about a person goes into the copy that she takes of it, as each ring says it of its own
 * (`lib/<ring>/copied/model.ts`).
 *
 * Invariants
 * - Every table that its ring calls personal (`lib/<ring>/stored/model.ts`) is taken, lies within another that is, or says why it is left;
 *   of what is taken each column with words is said or says why not (`db/copied.test.ts` asks both).
 * - What others wrote is theirs: of them a copy says at most the name in their address (`handle`), as whoever she dealt with.
 * - A chapter is of one ring, so that each reads its own.
 */

/** The chapters of a copy, in its order; each is a file. */
export const copyChapters = [
  ...(['account', 'people', 'record'] as const),
  ...(['messages', 'said', 'lists', 'shares', 'following', 'choices'] as const),
  ...(['reviews', 'pages'] as const),
  ...(['orders', 'wallet', 'paying'] as const),
] as const;
/** One of them. */
export type CopyChapter = (typeof copyChapters)[number];

/** Why something is kept when an account is closed. */
export type KeptReason = 'books' | 'page' | 'safety' | 'proof' | 'brief';

/** A table whose rows of hers are taken. */
export type Taken = {
  readonly in: CopyChapter;
  /** The columns that say that a row is hers: `owner`, `guardian`, `asked`, `payer` and `accepted_by` hold her key, `actor` and `subject` her shown id, others her uuid. */
  readonly hers: readonly string[];
  /** Which of these rows, as SQL over the row `t`; all where it is not said. */
  readonly only?: string;
  /** What is said of a row, by its name in the copy: SQL over the row `t`. Amounts are digits, times the database's own. Null: read by a reader of its ring. */
  readonly says: Readonly<Record<string, string>> | null;
  /** The fields whose sealed text a reader of the ring opens. */
  readonly opens?: readonly string[];
  /** Columns with words that are not said, and why. */
  readonly not?: Readonly<Record<string, string>>;
  /** Of what is not deleted with the account. */
  readonly kept?: KeptReason;
};

/** A table whose rows are said with those of another; `kept` as there. */
export type Within = { readonly within: string };
/** A table of which nothing is taken, and why. */
export type Left = { readonly left: string };
/** What is taken of the personal tables of a ring, by schema and name. */
export type CopiedTables = Readonly<Record<string, Taken | Within | Left>>;

/** Whether rows of a table are taken by themselves. */
export function isTaken(table: Taken | Within | Left): table is Taken {
  return 'in' in table;
}

/** The tables of a chapter that a ring has, in its order. */
export function takenIn(tables: CopiedTables, chapter: CopyChapter): readonly (readonly [string, Taken])[] {
  return Object.entries(tables).flatMap(([name, table]) =>
    isTaken(table) && table.in === chapter ? [[name, table] as const] : [],
  );
}

/** The chapters that a ring has. */
export function chaptersOf(tables: CopiedTables): readonly CopyChapter[] {
  return copyChapters.filter((chapter) => takenIn(tables, chapter).length > 0);
}

/** A row as the copy says it: JSON by the name of each field. */
export type CopiedRow = Readonly<Record<string, unknown>>;

/** The name of a person of whom nothing more is said, as SQL over the column that holds her uuid. */
export const handleOf = (column: string) => `(select p.handle from identity.profile p where p.person_id = ${column})`;
/** The address of a page, as SQL over the column that holds its uuid. */
export const pageOf = (column: string) => `(select g.handle from shop.page g where g.id = ${column})`;
/** The title of a product, as SQL over the column that holds its uuid. */
export const productOf = (column: string) => `(select d.title from shop.product d where d.id = ${column})`;
/** An amount in its currency, as SQL over the columns of both. */
export const amountOf = (minor: string, currency: string) =>
  `case when ${minor} is not null then jsonb_build_object('minor', (${minor})::text, 'currency', ${currency}) end`;
