/**
 * What is stored about people, as each ring says it of its own tables (`lib/<ring>/stored/model.ts`).
 *
 * Invariants
 * - Every column that can hold words, or that names a person, stands in its ring's list (`db/stored.test.ts` compares it with the
 *   database): nothing is added without saying whose it is, who sees it and what becomes of it when an account is closed.
 * - What is `deleted` has no row by her afterwards, and of what is `emptied` no word is left; what is `kept` says why.
 */

/** What becomes of it when her account is closed. */
export type Fate = 'deleted' | 'emptied' | 'kept';

/** A table with something about a person in it. */
export type Stored = {
  /** The columns that say whose it is; none where only its words could name somebody. */
  by: readonly string[];
  what: string;
  seenBy: 'herself' | 'friends' | 'whom she chose' | 'both sides' | 'page' | 'operator' | 'everybody' | 'nobody';
  fate: Fate;
  /** The columns with words of hers, or by which she could be known. */
  words: readonly string[];
  /** Columns of text that are neither: states, codes, what belongs to the page. */
  plain: readonly string[];
  /** Of what is kept, or stays as an empty row. */
  why?: string;
};

/** A table of nobody's: its columns of text hold states, codes and what belongs to a page. */
export type Nobodys = { plain: readonly string[] };

/** The tables of a ring, by schema and name. */
export type StoredTables = Readonly<Record<string, Stored | Nobodys>>;

/** A table that says nothing of a person, with its columns of text. */
export function nobodys(plain: string): Nobodys {
  return { plain: plain.split(' ').filter(Boolean) };
}

/** Whether a table holds something about a person. */
export function isPersonal(table: Stored | Nobodys): table is Stored {
  return 'by' in table;
}

/** What is deleted with an account, table by table, and the columns that say whose a row is; what goes with another row needs no word. */
export function deletedWithAccount(tables: StoredTables): { table: string; by: readonly string[] }[] {
  return Object.entries(tables).flatMap(([table, stored]) =>
    isPersonal(stored) && stored.fate === 'deleted' && stored.by.length > 0 ? [{ table, by: stored.by }] : [],
  );
}
