import { inflateSync } from 'node:zlib';

const woffHeader = 44;
const woffEntry = 20;
const plainHeader = 12;
const plainEntry = 16;

/**
 * The plain font (TrueType or OpenType) that a WOFF 1.0 file packs table by table. Unpacked here once, because a reader in
 * JavaScript inflates the table of outlines again for every letter it draws: seconds, for a face with as many as Japanese has.
 */
export function unpackWoff(packed: Buffer): Buffer {
  if (packed.toString('latin1', 0, 4) !== 'wOFF') throw new Error('Invariant broken: not a WOFF file');
  const count = packed.readUInt16BE(12);
  const head = Buffer.alloc(plainHeader + count * plainEntry);
  packed.copy(head, 0, 4, 8);
  const power = Math.floor(Math.log2(count));
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(16 * 2 ** power, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(16 * (count - 2 ** power), 10);
  const parts: Buffer[] = [head];
  let offset = head.length;
  for (let index = 0; index < count; index += 1) {
    const from = woffHeader + index * woffEntry;
    const to = plainHeader + index * plainEntry;
    const table = unpackTable(packed, from);
    packed.copy(head, to, from, from + 4);
    packed.copy(head, to + 4, from + 16, from + 20);
    head.writeUInt32BE(offset, to + 8);
    head.writeUInt32BE(table.length, to + 12);
    const padding = Buffer.alloc(-table.length & 3);
    parts.push(table, padding);
    offset += table.length + padding.length;
  }
  return Buffer.concat(parts);
}

/** A table whose packed length is its own is stored as it is. */
function unpackTable(packed: Buffer, entry: number): Buffer {
  const offset = packed.readUInt32BE(entry + 4);
  const stored = packed.subarray(offset, offset + packed.readUInt32BE(entry + 8));
  const length = packed.readUInt32BE(entry + 12);
  return stored.length === length ? stored : inflateSync(stored, { maxOutputLength: length });
}
