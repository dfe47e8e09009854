/** What all readers of files are: pieces of text in, records out, columns named as they are met. */
import type { Rule } from '../rules';
import type { SourceRecord } from './model';

/** Reads the records of one file, piece by piece. */
export type RecordReader = {
  /** Takes a piece of the text and gives the records that are complete. */
  readonly push: (piece: string) => SourceRecord[];
  /** Gives what is left at the end of the file; the last record may be broken by it. */
  readonly end: () => SourceRecord[];
};

/** Gives a column its number, a new one if the name is new. */
export type IndexOf = (name: string) => number;

/** Most letters of one record of markup or JSON. */
export const recordLongest = 1 << 22;

/** A record that says nothing but what is wrong with it. */
export function brokenRecord(line: number, rule: Rule, found: string): SourceRecord {
  return { line, rows: [], faults: [{ rule, field: '', found: found.slice(0, 200), refuses: true }] };
}
