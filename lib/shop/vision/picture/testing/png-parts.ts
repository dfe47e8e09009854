import { crc32, deflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A PNG out of named chunks, with right checksums. */
export function pngOf(...chunks: readonly (readonly [string, Uint8Array])[]): Buffer {
  return Buffer.concat([signature, ...chunks.map(([name, data]) => chunk(name, data))]);
}

/** The first chunk. `colour` is 0 grey, 2 RGB, 3 palette, 6 RGBA; `depth` is bits a part. */
export function header(width: number, height: number, depth = 8, colour = 2, interlaced = 0): [string, Buffer] {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width >>> 0, 0);
  data.writeUInt32BE(height >>> 0, 4);
  data.set([depth, colour, 0, 0, interlaced], 8);
  return ['IHDR', data];
}

/** Pixels of one value, compressed: `bytes` of them, which may be fewer or more than the header promises. */
export function pixels(bytes: number, value = 0): [string, Buffer] {
  return ['IDAT', deflateSync(Buffer.alloc(bytes, value), { level: 1 })];
}

/** The last chunk. */
export const end: [string, Buffer] = ['IEND', Buffer.alloc(0)];

/** A chunk whose compressed text is `bytes` long once it is unpacked. */
export function packedText(name: 'iCCP' | 'zTXt' | 'iTXt', bytes: number): [string, Buffer] {
  const packed = deflateSync(Buffer.alloc(bytes), { level: 1 });
  const head = name === 'iTXt' ? Buffer.from('bomb\0\x01\0\0\0', 'latin1') : Buffer.from('bomb\0\0', 'latin1');
  return [name, Buffer.concat([head, packed])];
}

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}
