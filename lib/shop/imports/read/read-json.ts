/** Lists of products in JSON, or one on each line. */
import { flattenRecord } from './flatten-record';
import { brokenRecord, type IndexOf, type RecordReader } from './record-reader';
import { JsonSplitter } from './split-json';

/** Reads the objects of a file's lists as records, named by the line each begins on. */
export function readJson(lines: boolean, indexOf: IndexOf): RecordReader {
  const splitter = new JsonSplitter((value, line) => {
    if (typeof value !== 'object' || value === null) return brokenRecord(line, 'record_broken', String(value));
    return { line, rows: flattenRecord(value, line, indexOf), faults: [] };
  }, lines);
  return { push: (piece) => splitter.push(piece), end: () => splitter.end() };
}

/** Tells whether every object at the root is a record of its own: the file names it, a second one follows, or the first is a product. */
export function isJsonLines(name: string, head: string): boolean {
  if (/\.(?:jsonl|ndjson)$/i.test(name)) return true;
  if (!head.trimStart().startsWith('{')) return false;
  const end = firstObjectEnd(head);
  if (end < 0) return false;
  if (/^\s*\{/.test(head.slice(end, end + 1000))) return true;
  try {
    const value: unknown = JSON.parse(head.slice(0, end));
    return (
      typeof value === 'object' &&
      value !== null &&
      ('title' in value || 'name' in value) &&
      !('products' in value || 'items' in value)
    );
  } catch {
    return false;
  }
}

function firstObjectEnd(head: string): number {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < head.length; at += 1) {
    const code = head.charCodeAt(at);
    if (code === 92 && inText) at += 1;
    else if (code === 34) inText = !inText;
    else if (!inText && (code === 123 || code === 91)) depth += 1;
    else if (!inText && (code === 125 || code === 93)) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
}
