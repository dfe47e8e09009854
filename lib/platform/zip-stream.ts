/**
 * Writes a ZIP while it is read: files are stored as they are, their sums are known before, so that no more of it is held than the
 * piece on its way and its length can be told at once. Fields of 64 bits are written always: a file may be of any size.
 */

/** A file that goes into a ZIP: its name, its length, its CRC-32 and its bytes, opened when its turn has come. */
export type ZipEntry = {
  readonly name: string;
  readonly bytes: number;
  readonly crc32: number;
  readonly open: () => AsyncIterable<Uint8Array>;
};

const localBytes = 30 + 20;
const centralBytes = 46 + 28;
const endBytes = 56 + 20 + 22;
const version = 45;
/** Names are UTF-8. */
const flags = 0x0800;
const all32 = 0xffff_ffff;

/** The length of the ZIP of these files. */
export function zipBytes(entries: readonly Pick<ZipEntry, 'name' | 'bytes'>[]): number {
  const one = ({ name, bytes }: Pick<ZipEntry, 'name' | 'bytes'>) =>
    localBytes + centralBytes + 2 * Buffer.byteLength(name) + bytes;
  return entries.reduce((sum, entry) => sum + one(entry), endBytes);
}

/** The ZIP of these files, all of them dated `at` (UTC). Throws when a file is not as long as was said: its reader must not take it. */
export async function* zipOf(entries: readonly ZipEntry[], at: Date): AsyncGenerator<Uint8Array> {
  const central: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const local = localHeader(entry, at);
    central.push(centralHeader(entry, at, offset));
    yield local;
    let seen = 0;
    for await (const piece of entry.open()) {
      seen += piece.length;
      yield piece;
    }
    if (seen !== entry.bytes) throw new Error('Invariant broken: a file is not as long as its archive says');
    offset += local.length + seen;
  }
  const list = Buffer.concat(central);
  yield list;
  yield ending(entries.length, list.length, offset);
}

function localHeader({ name, bytes, crc32 }: ZipEntry, at: Date): Buffer {
  const title = Buffer.from(name);
  const head = Buffer.alloc(localBytes);
  head.writeUInt32LE(0x04034b50, 0);
  writeCommon(head, 4, { crc32, at, name: title.length, extra: 20 });
  head.writeUInt16LE(1, 30);
  head.writeUInt16LE(16, 32);
  head.writeBigUInt64LE(BigInt(bytes), 34);
  head.writeBigUInt64LE(BigInt(bytes), 42);
  return Buffer.concat([head.subarray(0, 30), title, head.subarray(30)]);
}

function centralHeader({ name, bytes, crc32 }: ZipEntry, at: Date, offset: number): Buffer {
  const title = Buffer.from(name);
  const head = Buffer.alloc(centralBytes);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(version, 4);
  writeCommon(head, 6, { crc32, at, name: title.length, extra: 28 });
  head.writeUInt32LE(all32, 42);
  head.writeUInt16LE(1, 46);
  head.writeUInt16LE(24, 48);
  head.writeBigUInt64LE(BigInt(bytes), 50);
  head.writeBigUInt64LE(BigInt(bytes), 58);
  head.writeBigUInt64LE(BigInt(offset), 66);
  return Buffer.concat([head.subarray(0, 46), title, head.subarray(46)]);
}

/** What both headers have, from the version that is needed to read it to the length of the extra field. */
function writeCommon(head: Buffer, from: number, said: { crc32: number; at: Date; name: number; extra: number }): void {
  head.writeUInt16LE(version, from);
  head.writeUInt16LE(flags, from + 2);
  head.writeUInt16LE(clockOf(said.at), from + 6);
  head.writeUInt16LE(dayOf(said.at), from + 8);
  head.writeUInt32LE(said.crc32, from + 10);
  head.writeUInt32LE(all32, from + 14);
  head.writeUInt32LE(all32, from + 18);
  head.writeUInt16LE(said.name, from + 22);
  head.writeUInt16LE(said.extra, from + 24);
}

function ending(count: number, listBytes: number, listAt: number): Buffer {
  const end = Buffer.alloc(endBytes);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeBigUInt64LE(44n, 4);
  end.writeUInt16LE(version, 12);
  end.writeUInt16LE(version, 14);
  end.writeBigUInt64LE(BigInt(count), 24);
  end.writeBigUInt64LE(BigInt(count), 32);
  end.writeBigUInt64LE(BigInt(listBytes), 40);
  end.writeBigUInt64LE(BigInt(listAt), 48);
  end.writeUInt32LE(0x07064b50, 56);
  end.writeBigUInt64LE(BigInt(listAt + listBytes), 64);
  end.writeUInt32LE(1, 72);
  end.writeUInt32LE(0x06054b50, 76);
  end.fill(0xff, 84, 96);
  return end;
}

function clockOf(at: Date): number {
  return (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
}

function dayOf(at: Date): number {
  return ((Math.max(1980, at.getUTCFullYear()) - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
}
