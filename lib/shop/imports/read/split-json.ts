/**
 * JSON as the text of its records, one by one, and each parsed alone: a list of a gigabyte is never held, and a record that is
 * broken costs itself only. A parser of the whole would end at the first broken letter.
 */

import type { SourceRecord } from './model';
import { brokenRecord, recordLongest } from './record-reader';

/** What a record is made of once its text is complete; null where it is kept for later. */
export type OnRecord = (value: unknown, line: number) => SourceRecord | null;

type Frame = { readonly kind: 123 | 91; readonly name: string };

/** Names of lists that hold products. A list at the root of a file may have any name. */
const listNames =
  /^(?:products?|items?|data|results?|records?|entries|catalog(?:ue)?|listings?|feed|offers|rows|nodes|wares)$/i;

/** Parts text into the records of its lists. `lines`: every object at the root is a record, as in JSON Lines. */
export class JsonSplitter {
  private readonly onRecord: OnRecord;
  private readonly lines: boolean;
  private stack: Frame[] = [];
  private inText = false;
  private escaped = false;
  private line = 1;
  private name = '';
  private word = '';
  private isName = false;
  private pieces: string[] | null = null;
  private length = 0;
  private depth = 0;
  private firstLine = 1;

  constructor(onRecord: OnRecord, lines: boolean) {
    this.onRecord = onRecord;
    this.lines = lines;
  }

  /** Takes a piece and gives the records that are complete. */
  push(piece: string): SourceRecord[] {
    const out: SourceRecord[] = [];
    let start = 0;
    for (let at = 0; at < piece.length; at += 1) {
      const code = piece.charCodeAt(at);
      if (code === 10) this.line += 1;
      if (this.inText) {
        this.insideText(code, piece, at);
        continue;
      }
      if (code === 34) {
        this.inText = true;
        this.word = '';
      } else if (this.pieces !== null) {
        if (code === 123 || code === 91) this.depth += 1;
        else if (code === 125 || code === 93) {
          this.depth -= 1;
          const record = this.depth === 0 ? this.close(piece.slice(start, at + 1)) : null;
          if (record !== null) out.push(record);
        }
      } else if (code === 123 && this.isRecordHere()) {
        start = at;
        this.open();
      } else this.outside(code);
    }
    if (this.pieces !== null) out.push(...this.keep(piece.slice(start)));
    return out;
  }

  /** Gives the record that was cut by the end of the file. */
  end(): SourceRecord[] {
    if (this.pieces === null) return this.stack.length > 0 ? [brokenRecord(this.line, 'file_broken', '')] : [];
    return [brokenRecord(this.firstLine, 'record_broken', this.pieces.join('').slice(0, 200))];
  }

  /** A text of JSON has no line break: where one stands, its closing quote is missing. */
  private insideText(code: number, piece: string, at: number): void {
    if (code === 10) this.inText = false;
    else if (this.escaped) this.escaped = false;
    else if (code === 92) this.escaped = true;
    else if (code === 34) this.inText = false;
    else if (this.pieces === null && this.word.length < 100) this.word += piece[at];
  }

  private isRecordHere(): boolean {
    const top = this.stack.at(-1);
    if (top === undefined) return this.lines;
    return top.kind === 91 && (this.stack.length === 1 || listNames.test(top.name));
  }

  private open(): void {
    this.pieces = [];
    this.length = 0;
    this.depth = 1;
    this.firstLine = this.line;
  }

  private keep(rest: string): SourceRecord[] {
    this.pieces?.push(rest);
    this.length += rest.length;
    if (this.length <= recordLongest) return [];
    const found = this.pieces?.join('').slice(0, 200) ?? '';
    this.pieces = null;
    return [brokenRecord(this.firstLine, 'record_long', found)];
  }

  private close(last: string): SourceRecord | null {
    const text = [...(this.pieces ?? []), last].join('');
    this.pieces = null;
    try {
      return this.onRecord(JSON.parse(text), this.firstLine);
    } catch {
      return brokenRecord(this.firstLine, 'record_broken', text);
    }
  }

  /** Between records: where in the file we are. A closing sign that fits nothing is passed over. */
  private outside(code: number): void {
    if (code === 58) {
      this.name = this.word;
      this.isName = true;
    } else if (code === 123 || code === 91) {
      this.stack.push({ kind: code, name: this.isName ? this.name : '' });
      this.isName = false;
    } else if (code === 125 || code === 93) {
      const kind = code === 125 ? 123 : 91;
      const at = this.stack.findLastIndex((frame) => frame.kind === kind);
      if (at >= 0) this.stack.length = at;
      this.isName = false;
    } else if (code === 44) this.isName = false;
  }
}
