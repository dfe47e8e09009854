/** Products in XML: items of RSS, entries of Atom, `product` elements. */
import { SaxesParser } from 'saxes';
import { flattenRecord } from './flatten-record';
import type { Fault, SourceRecord } from './model';
import { brokenRecord, type IndexOf, type RecordReader, recordLongest } from './record-reader';

const recordNames = /^(?:item|entry|product|row|offer)$/;

/** A file of more faults is no markup; each is slow to make. */
const errorsMax = 5000;

type Node = { readonly name: string; readonly value: Record<string, unknown>; text: string };

/** A name without its namespace: feeds write `g:price` and `price` for the same. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}

/**
 * Reads the records of XML. What is not well formed is passed over and told of its record; a record that is never closed ends
 * where the next begins. Entities that a file declares itself are not followed.
 */
export function readMarkup(indexOf: IndexOf): RecordReader {
  const parser = new SaxesParser({ fragment: false, position: true });
  let out: SourceRecord[] = [];
  let stack: Node[] = [];
  let line = 1;
  let length = 0;
  let broken = '';
  let errors = 0;
  const close = (isCut: boolean) => {
    const root = stack[0];
    stack = [];
    if (root === undefined) return;
    if (isCut) out.push(brokenRecord(line, 'record_broken', broken || root.name));
    else out.push({ line, rows: flattenRecord(root.value, line, indexOf), faults: faultsOf(broken) });
    broken = '';
  };
  parser.on('error', (error) => {
    errors += 1;
    if (stack.length > 0 && broken === '') broken = error.message.replace(/^\d+:\d+: /, '');
  });
  parser.on('opentag', ({ name, attributes }) => {
    const local = localName(name);
    if (recordNames.test(local) && (stack.length === 0 || stack[0]?.name === local)) {
      close(true);
      line = parser.line;
      length = 0;
    } else if (stack.length === 0) return;
    stack.push({ name: local, value: saidBy(attributes), text: '' });
  });
  const onText = (text: string) => {
    const top = stack.at(-1);
    if (top === undefined) return;
    length += text.length;
    if (length <= recordLongest) top.text += text;
    else broken = 'too long';
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('closetag', ({ name }) => {
    const at = stack.findLastIndex((node) => node.name === localName(name));
    if (at < 0) return;
    while (stack.length > Math.max(1, at)) lift(stack);
    if (at === 0) close(false);
  });
  const take = (work: () => void): SourceRecord[] => {
    out = [];
    work();
    return out;
  };
  return {
    push: (piece) => (errors > errorsMax ? [] : take(() => writeInParts(parser, piece, () => errors > errorsMax))),
    end: () =>
      take(() => {
        if (errors <= errorsMax) parser.close();
        close(true);
        if (errors > errorsMax) out.push(brokenRecord(parser.line, 'file_broken', ''));
      }),
  };
}

function faultsOf(broken: string): Fault[] {
  return broken === '' ? [] : [{ rule: 'markup_broken', field: '', found: broken.slice(0, 200), refuses: false }];
}

/** What an element says of itself before anything in it does. */
function saidBy(attributes: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const value: Record<string, unknown> = Object.create(null);
  for (const [key, text] of Object.entries(attributes))
    if (!key.startsWith('xmlns')) value[`@${localName(key)}`] = text;
  return value;
}

/** Puts the last open element into the one around it: its text where it has nothing else, twice the same name as a list. */
function lift(stack: Node[]): void {
  const node = stack.pop();
  const parent = stack.at(-1);
  if (node === undefined || parent === undefined) return;
  const text = node.text.trim();
  const isLeaf = Object.keys(node.value).length === 0;
  if (!isLeaf && text !== '') node.value['#'] = text;
  const value = isLeaf ? text : node.value;
  const before = parent.value[node.name];
  if (before === undefined) parent.value[node.name] = value;
  else if (Array.isArray(before)) before.push(value);
  else parent.value[node.name] = [before, value];
}

function writeInParts(parser: { write: (text: string) => unknown }, piece: string, isOver: () => boolean): void {
  for (let at = 0; at < piece.length && !isOver(); at += 4096) parser.write(piece.slice(at, at + 4096));
}
