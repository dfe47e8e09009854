import 'server-only';
import { logWarn } from './log';

/** How counts are gathered. */
export type Gathering<Row> = {
  /** Of the process: Next bundles a file several times, and what is gathered under a name is one. */
  name: string;
  /** Counts of so many milliseconds are written together. */
  everyMs: number;
  /** Different rows held at once; what comes beyond them is not counted. */
  most: number;
  write(rows: (Row & { count: number })[]): Promise<unknown>;
};

type Held = { rows: Map<string, { row: object; count: number }>; timer: ReturnType<typeof setTimeout> | null };
const shared = globalThis as typeof globalThis & { soukCounts?: Map<string, Held> };

/**
 * Counts in memory what nobody waits for, and writes it some seconds later: rows alike in all their fields are one, with how often they came.
 * `add` never fails and never waits. `write` writes at once what is gathered, once; what cannot be written is lost, with a word in the log as
 * `<name>.not_counted`. What a process has not written when it ends is not counted.
 */
export function gatherCounts<Row extends object>({ name, everyMs, most, write }: Gathering<Row>) {
  shared.soukCounts ??= new Map();
  const held: Held = shared.soukCounts.get(name) ?? { rows: new Map(), timer: null };
  shared.soukCounts.set(name, held);
  const writeNow = async (): Promise<void> => {
    const writing = [...held.rows.values()].map(({ row, count }) => ({ ...row, count }) as Row & { count: number });
    held.rows.clear();
    if (held.timer) clearTimeout(held.timer);
    held.timer = null;
    if (writing.length === 0) return;
    try {
      await write(writing);
    } catch (error) {
      logWarn(`${name}.not_counted`, {
        counts: writing.length,
        reason: error instanceof Error ? error.name : 'unknown',
      });
    }
  };
  return {
    add(row: Row): void {
      const key = JSON.stringify(row);
      const known = held.rows.get(key);
      if (known) known.count += 1;
      else if (held.rows.size < most) held.rows.set(key, { row, count: 1 });
      held.timer ??= setTimeout(() => void writeNow(), everyMs).unref();
    },
    write: writeNow,
  };
}
