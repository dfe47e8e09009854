/** Records that stand together under one key, as groups. */
import type { Group } from './make-product';
import type { Layout, Look, Row, SourceRecord } from './model';

/** Most records held of one key: thousands of lines of one product are parted, and put together again by who stores them. */
const recordsMax = 2000;
/** Most keys remembered, at some forty bytes each. Beyond, a key that comes back is not told as such, but is still the same key. */
const keysMax = 1_000_000;

/** Groups records as they come and holds no more than one group. */
export class RecordGrouper {
  private readonly layout: Layout;
  private readonly look: Look;
  private readonly before = new Set<number>();
  private readonly others = new Map<string, string>();
  private key: string | null = null;
  private byLine = false;
  private again = false;
  private records: SourceRecord[] = [];

  constructor(layout: Layout, look: Look) {
    this.layout = layout;
    this.look = look;
  }

  /** Takes a record and gives the groups that end by it. */
  push(record: SourceRecord): Group[] {
    const row = record.rows[0];
    if (row === undefined)
      return [...this.end(), { key: `line:${record.line}`, records: [record], again: false, byLine: true }];
    const said = this.keyOf(row);
    if (this.key !== null && this.records.length < recordsMax && (said === null || said === this.key)) {
      this.records.push(record);
      return [];
    }
    const done = this.end();
    this.byLine = said === null || said === '';
    this.key = said || `line:${record.line}`;
    this.again = !this.byLine && this.remember(this.key);
    this.records = [record];
    return done;
  }

  /** Gives the group that is still open. */
  end(): Group[] {
    if (this.key === null) return [];
    const group = { key: this.key, records: this.records, again: this.again, byLine: this.byLine };
    this.key = null;
    this.records = [];
    return [group];
  }

  private keyOf(row: Row): string | null {
    const said = this.layout.keyOf ? this.layout.keyOf(this.look, row) : commonKey(this.look, row);
    const other = this.layout.otherKeyOf?.(this.look, row);
    if (said && other && other !== said && this.others.size < keysMax) this.others.set(other, said);
    return said === null ? null : (this.others.get(said) ?? said);
  }

  private remember(key: string): boolean {
    const mark = hash(key);
    if (this.before.has(mark)) return true;
    if (this.before.size < keysMax) this.before.add(mark);
    return false;
  }
}

/** What groups rows outright, else the handle, else the id, else the number of the article, else nothing: the line alone. */
function commonKey(look: Look, row: Row): string {
  for (const field of ['group', 'handle', 'externalId', 'variantId', 'sku'] as const) {
    const text = look.text(row, field);
    if (text) return text;
  }
  return '';
}

/** 52 bits of a text, FNV-1a twice: two keys of a million meet once in five thousand files, and then are only warned of. */
function hash(text: string): number {
  let one = 0x811c9dc5;
  let other = 0x01000193;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code, 0x5bd1e995);
  }
  return (one >>> 0) * 0x100000 + ((other >>> 0) & 0xfffff);
}
