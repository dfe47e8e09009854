/**
 * Text as the records of a table: RFC 4180, and what is around it in the wild. A quote that is never closed costs its own row
 * only: a parser that takes the rest of the file for one cell would lose all that follows.
 */
import type { Delimiter, Fault } from './model';

/** One record: its first line and its cells. */
export type TableRecord = {
  readonly line: number;
  readonly cells: readonly string[];
  readonly faults: readonly Fault[];
};

/** Most letters of one record; a quote that reaches further was never meant to. */
const longest = 1 << 20;
/** Pieces are put together to this length, for a record that is not complete is read again with the next one. */
const pieceLength = 1 << 16;
const spentFree = 1 << 23;

/** `open`: a quote of it is never closed. `lines`: how many lines it takes. `reaches`: a quote took in another line; `odd`: and met a quote that ended nothing. */
type Parsed = { cells: string[]; end: number; lines: number; open: boolean; reaches: boolean; odd: boolean };
type Manner = { delimiter: Delimiter; last: boolean; reach: number; alone: boolean };

/** Parts a stream of text into records, a batch for every piece. */
export class TableSplitter {
  /** How many cells the header has: what a repaired row is measured by. Zero until the first record. */
  width = 0;
  private pieces: string[] = [];
  private held = 0;
  private text = '';
  private line = 1;
  private consumed = 0;
  private spent = 0;
  private readonly delimiter: Delimiter;

  constructor(delimiter: Delimiter) {
    this.delimiter = delimiter;
  }

  /** Takes a piece and gives the records that are complete. */
  push(piece: string): TableRecord[] {
    this.pieces.push(piece);
    this.held += piece.length;
    return this.held < pieceLength ? [] : this.take(false);
  }

  /** Gives what is left, at the end of the file. */
  end(): TableRecord[] {
    return this.take(true);
  }

  private take(last: boolean): TableRecord[] {
    this.text += this.pieces.join('');
    this.pieces = [];
    this.held = 0;
    const records: TableRecord[] = [];
    let at = 0;
    while (at < this.text.length) {
      const parsed = this.parse(at, last, false);
      if (parsed === null) break;
      const { cells, end, lines, faults } = this.judge(parsed, at, last);
      if (cells.some((cell) => cell !== '')) {
        records.push({ line: this.line, cells, faults });
        if (this.width === 0) this.width = cells.length;
      }
      this.line += lines;
      this.consumed += end - at;
      at = end;
    }
    this.text = this.text.slice(at);
    return records;
  }

  /**
   * A row whose quotes took in other lines, and that has the wrong number of cells by it or quotes inside quotes, is read again:
   * its first line alone. That is believed where it has as many cells as the header.
   */
  private judge(parsed: Parsed, at: number, last: boolean): Parsed & { faults: Fault[] } {
    const torn = parsed.reaches && this.width > 0 && (parsed.odd || parsed.cells.length !== this.width);
    if (!parsed.open && !torn) return { ...parsed, faults: [] };
    this.spent += parsed.end - at;
    const alone = this.parse(at, last, true);
    if (alone === null || (!parsed.open && alone.cells.length !== this.width)) return { ...parsed, faults: [] };
    const found = this.text.slice(at, Math.min(alone.end, at + 200)).trim();
    return { ...alone, faults: [{ rule: 'quote_open', field: '', found, refuses: false }] };
  }

  /** Null where the record goes on in a piece that has not come. */
  private parse(at: number, last: boolean, alone: boolean): Parsed | null {
    // Looking for the ends of quotes that have none is paid by what was read: a file of open quotes is read in linear time.
    const poor = this.spent > spentFree + this.consumed * 16;
    const reach = alone || poor ? lineEnd(this.text, at) : Math.min(this.text.length, at + longest);
    if ((alone || poor) && reach === this.text.length && !last && reach - at < longest) return null;
    return parseRecord(this.text, at, { delimiter: this.delimiter, last, reach, alone: alone || poor });
  }
}

function parseRecord(text: string, at: number, manner: Manner): Parsed | null {
  const { delimiter, last } = manner;
  const cells: string[] = [];
  let from = at;
  let lines = 0;
  let odd = false;
  for (;;) {
    const open = afterBlanks(text, from, delimiter);
    const isQuoted = text.charCodeAt(open) === 34;
    const cell = isQuoted ? quotedCell(text, open + 1, manner) : null;
    if (isQuoted && cell === null && !manner.alone) {
      if (manner.reach === text.length && !last && text.length - at < longest) return null;
      return { cells, end: manner.reach, lines, open: true, reaches: true, odd };
    }
    if (cell !== null) {
      cells.push(cell.value);
      lines += cell.lines;
      odd ||= cell.odd;
      from = cell.end;
    } else {
      const end = cellEnd(text, from, delimiter, at + longest);
      cells.push(text.slice(isQuoted ? open + 1 : from, end).trim());
      from = end;
    }
    if (from >= text.length - 1 && !last && text.length - at < longest) return null;
    if (text[from] === delimiter) {
      from += 1;
      continue;
    }
    const isLine = text[from] === '\n' || text[from] === '\r';
    const step = !isLine ? 0 : text[from] === '\r' && text[from + 1] === '\n' ? 2 : 1;
    return { cells, end: from + step, lines: lines + (isLine ? 1 : 0), open: false, reaches: lines > 0, odd };
  }
}

/** A quote ends a cell only before what parts cells; elsewhere it is a letter, as in `5" wide`. */
function quotedCell(
  text: string,
  start: number,
  manner: Manner,
): { value: string; end: number; lines: number; odd: boolean } | null {
  let doubled = false;
  let odd = false;
  for (let at = text.indexOf('"', start); at >= 0 && at < manner.reach; at = text.indexOf('"', at + 1)) {
    if (text.charCodeAt(at + 1) === 34) {
      doubled = true;
      at += 1;
      continue;
    }
    const end = afterBlanks(text, at + 1, manner.delimiter);
    if (end < text.length && text[end] !== manner.delimiter && text[end] !== '\n' && text[end] !== '\r') {
      odd = true;
      continue;
    }
    const value = text.slice(start, at);
    return { value: doubled ? value.replaceAll('""', '"') : value, end, lines: linesOf(value), odd };
  }
  return null;
}

function afterBlanks(text: string, from: number, delimiter: Delimiter): number {
  let at = from;
  while (text.charCodeAt(at) === 32 || (text.charCodeAt(at) === 9 && delimiter !== '\t')) at += 1;
  return at;
}

function cellEnd(text: string, from: number, delimiter: Delimiter, most: number): number {
  const parting = delimiter.charCodeAt(0);
  const stop = Math.min(text.length, most);
  for (let at = from; at < stop; at += 1) {
    const code = text.charCodeAt(at);
    if (code === parting || code === 10 || code === 13) return at;
  }
  return stop;
}

function lineEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return at;
  }
  return text.length;
}

function linesOf(value: string): number {
  let count = 0;
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at);
    if (code === 10 || (code === 13 && value.charCodeAt(at + 1) !== 10)) count += 1;
  }
  return count;
}
