import sharp, { type Sharp } from 'sharp';

/** Stripes, a gradient and a little noise, the same each time: compresses like a photograph and is nowhere blank. */
export function scene(width = 160, height = 120, channels: 3 | 4 = 3): Sharp {
  const bytes = Buffer.alloc(width * height * channels);
  let state = 7;
  for (let at = 0; at < bytes.length; at += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    const pixel = Math.floor(at / channels);
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    const part = at % channels;
    bytes[at] = part === 3 ? 255 : ((x * (part + 1) + y * 2) % 200) + ((state >> 16) & 15) + (x % 16 < 8 ? 20 : 0);
  }
  return sharp(bytes, { raw: { width, height, channels } });
}

/** One colour everywhere. */
export function plain(width: number, height: number, background = '#3366aa'): Sharp {
  return sharp({ create: { width, height, channels: 3, background } });
}

/** A JPEG whose segments are given: a marker and what stands in it, put right behind the start of a real one. */
export async function jpegWith(...segments: readonly (readonly [number, Uint8Array])[]): Promise<Buffer> {
  const plain = await scene().jpeg().toBuffer();
  const extra = segments.map(([marker, data]) => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(data.length + 2, 2);
    return Buffer.concat([head, data]);
  });
  return Buffer.concat([plain.subarray(0, 2), ...extra, plain.subarray(2)]);
}

/** EXIF of one tag: little-endian TIFF with one directory. `value` is what stands in the place of the value or its offset. */
export function exif(tag: number, type: number, count: number, value: number, nextDirectory = 0): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(1, 8);
  tiff.writeUInt16LE(tag, 10);
  tiff.writeUInt16LE(type, 12);
  tiff.writeUInt32LE(count >>> 0, 14);
  tiff.writeUInt32LE(value >>> 0, 18);
  tiff.writeUInt32LE(nextDirectory >>> 0, 22);
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
}

/** A GIF of `frames` pictures of one pixel on a canvas. */
export function gif(frames: number, width = 64, height = 64): Buffer {
  const head = Buffer.from('GIF89a\0\0\0\0\x80\0\0\0\0\0\xff\xff\xff', 'latin1');
  head.writeUInt16LE(width, 6);
  head.writeUInt16LE(height, 8);
  const frame = Buffer.from([0x21, 0xf9, 4, 0, 1, 0, 0, 0, 0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]);
  return Buffer.concat([head, ...Array.from({ length: frames }, () => frame), Buffer.from([0x3b])]);
}

/** Two pictures, one after the other. */
export async function animated(): Promise<Sharp> {
  const [one, other] = await Promise.all([scene(64, 64), scene(64, 64).negate()].map((each) => each.png().toBuffer()));
  if (!one || !other) throw new Error('no frames');
  return sharp([one, other], { join: { animated: true } });
}

/** An MP4-like file that begins with these brands. */
export function ftyp(...brands: readonly string[]): Buffer {
  const [major = '', ...rest] = brands;
  const body = Buffer.from(`ftyp${major}\0\0\0\0${rest.join('')}`, 'latin1');
  const size = Buffer.alloc(4);
  size.writeUInt32BE(body.length + 4);
  return Buffer.concat([size, body, Buffer.alloc(64)]);
}

/** The same bytes with some of them written over. */
export function patched(bytes: Buffer, at: number, ...values: readonly number[]): Buffer {
  const copy = Buffer.from(bytes);
  copy.set(values, at < 0 ? copy.length + at : at);
  return copy;
}
