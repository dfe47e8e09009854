import { deflateRawSync } from 'node:zlib';
import { type HostileFile, hostile, words } from './hostile-file';
import { end, header, pixels, pngOf } from './png-parts';
import { exif, ftyp, jpegWith, patched, scene } from './samples';

const jpeg = () => scene().jpeg().toBuffer();
const png = () => scene().png().toBuffer();
const svg = 'xmlns="http://www.w3.org/2000/svg"';
const entities = Array.from({ length: 12 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join('');
const withExif = (tag: number, type: number, count: number, value: number, next = 0) =>
  jpegWith([0xe1, exif(tag, type, count, value, next)]);
const profile = (bytes: Buffer) =>
  jpegWith([0xe2, Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01', 'latin1'), bytes])]);

/** What is no picture, or one that nobody's phone takes. */
const others: readonly HostileFile[] = [
  hostile('nothing', () => Buffer.alloc(0), 'picture_empty'),
  hostile('one zero', () => Buffer.alloc(1), 'not_a_picture'),
  hostile('a megabyte of zeros', () => Buffer.alloc(1_000_000), 'not_a_picture'),
  hostile('a megabyte of 0xff', () => Buffer.alloc(1_000_000, 0xff), 'not_a_picture', 'picture_broken'),
  words('a sentence', 'This is my holiday picture, honestly.', 'not_a_picture'),
  words('a page', '<!doctype html><script>alert(1)</script>', 'not_a_picture'),
  words('a page that mentions SVG', '<html><body><svg onload=alert(1)></svg>', 'not_a_picture'),
  words('a program of a shell', '#!/bin/sh\nrm -rf /', 'not_a_picture'),
  words('a program of PHP', '<?php system($_GET["c"]);', 'not_a_picture'),
  words('PostScript', '%!PS-Adobe-3.0\n(/etc/passwd) (r) file', 'not_a_picture'),
  words('a PDF', '%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript>>>>', 'not_a_picture'),
  words('MVG of another library', 'push graphic-context\nimage over 0,0 0,0 "https://127.0.0.1/x"', 'not_a_picture'),
  hostile(
    'a ZIP',
    () => Buffer.concat([Buffer.from('PK\x03\x04'), deflateRawSync(Buffer.alloc(1e6))]),
    'not_a_picture',
  ),
  words('gzip', '\x1f\x8b\x08\0\0\0\0\0', 'not_a_picture'),
  words('WebAssembly', '\0asm\x01\0\0\0', 'not_a_picture'),
  words('a program of Linux', '\x7fELF\x02\x01\x01', 'not_a_picture'),
  words('a program of Windows', 'MZ\x90\0\x03', 'not_a_picture'),
  words('a sound in RIFF', 'RIFF\x24\0\0\0WAVEfmt ', 'not_a_picture'),
  hostile('a film', () => ftyp('isom', 'iso2', 'mp41'), 'not_a_picture'),
  hostile('HEIC of a phone', () => ftyp('heic', 'mif1', 'heic'), 'picture_heic'),
  hostile('HEIC, named by a later brand', () => ftyp('mif1', 'heic', 'miaf'), 'picture_heic'),
  words('SVG', `<svg ${svg}><rect width="100" height="100"/></svg>`, 'picture_kind'),
  words('SVG with a script', `<?xml version="1.0"?><svg ${svg}><script>alert(1)</script></svg>`, 'picture_kind'),
  words(
    'SVG of a billion laughs',
    `<!DOCTYPE svg [<!ENTITY e0 "ha">${entities}]><svg ${svg}><text>&e12;</text></svg>`,
    'picture_kind',
  ),
  words(
    'SVG that reads a file',
    `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>`,
    'picture_kind',
  ),
  words('SVG that asks elsewhere', `<svg ${svg}><image href="http://127.0.0.1:9/x.png"/></svg>`, 'picture_kind'),
  words('SVG behind a comment', `<!-- a --> <svg ${svg}/>`, 'picture_kind'),
  words('SVG behind many comments', `<?xml version="1.0"?>${'<!-- a --> '.repeat(9)}<svg ${svg}/>`, 'picture_kind'),
  words('comments and nothing else', '<!---->'.repeat(85), 'not_a_picture'),
  words('comments that never end', '<!--'.repeat(150), 'not_a_picture'),
  hostile('TIFF', () => scene().tiff().toBuffer(), 'picture_kind'),
  words('big TIFF', 'II+\0\x08\0\0\0\xff\xff\xff\xff\xff\xff\xff\x7f', 'picture_kind'),
  words('a raw photograph', 'II*\0\x10\0\0\0CR\x02\0', 'picture_kind'),
  words('Photoshop', '8BPS\0\x01\0\0\0\0\0\0\0\x03\xff\xff\xff\xff', 'picture_kind'),
  words('BMP', 'BM\xff\xff\xff\x7f\0\0\0\0\x36\0\0\0', 'picture_kind'),
  words('an icon', '\0\0\x01\0\x01\0\0\0', 'picture_kind'),
  words('JPEG XL', '\xff\x0a\xfa\x1f', 'picture_kind'),
  words('JPEG 2000', '\0\0\0\x0cjP  \r\n\x87\n', 'picture_kind'),
];

/** A right beginning and a wrong rest, or two files in one. */
const wrong: readonly HostileFile[] = [
  words('JPEG by its first bytes only', '\xff\xd8\xff\xe0 and then nothing of the kind', 'picture_broken'),
  words('PNG by its first bytes only', '\x89PNG\r\n\x1a\n and then nothing of the kind, at all', 'picture_broken'),
  words('GIF that is a script', 'GIF89a/*\0\0*/=1;alert(1)//', 'picture_broken'),
  words('WebP by its first bytes only', 'RIFF\xff\xff\xff\x7fWEBPVP8 \xff\xff\xff\x7f', 'picture_broken'),
  hostile('AVIF by its first bytes only', () => ftyp('avif', 'mif1', 'miaf'), 'picture_broken'),
  hostile('PNG behind a space', async () => Buffer.concat([Buffer.from(' '), await png()]), 'not_a_picture'),
  hostile('PNG sent as text', async () => Buffer.from((await png()).toString('utf8')), 'not_a_picture'),
  hostile('PNG with a wrong checksum', async () => patched(await png(), 60, 1, 2, 3, 4), 'picture_broken'),
  hostile('PNG without pixels', () => pngOf(header(40, 40), end), 'picture_broken'),
  hostile(
    'PNG of a palette it lacks',
    () => pngOf(header(40, 40, 8, 3), pixels(1640, 3), end),
    'picture_broken',
    'picture_blank',
  ),
  hostile('PNG of a depth there is not', () => pngOf(header(40, 40, 7, 2), pixels(4840), end), 'picture_broken'),
  hostile(
    'PNG whose pixels are not packed',
    () => pngOf(header(40, 40), ['IDAT', Buffer.alloc(5000, 7)], end),
    'picture_broken',
  ),
  hostile('PNG with half of its pixels', () => pngOf(header(40, 40), pixels(2000, 9), end), 'picture_broken'),
  hostile('JPEG without its tables', async () => without(await jpeg(), 0xdb), 'picture_broken'),
  hostile('JPEG without its codes', async () => without(await jpeg(), 0xc4), 'picture_broken', 'opened'),
  hostile(
    'JPEG with a segment of no length',
    () => Buffer.from('\xff\xd8\xff\xe1\0\0\xff\xda\0\0', 'latin1'),
    'picture_broken',
  ),
  hostile(
    'JPEG whose pixels are 0xff',
    async () => patched(await jpeg(), -600, ...Array.from({ length: 590 }, () => 0xff)),
    'picture_broken',
    'opened',
  ),
  hostile(
    'WebP of broken pixels',
    async () => patched(await scene().webp().toBuffer(), 20, 255, 255, 255, 255, 255),
    'picture_broken',
  ),
  hostile(
    'JPEG and a ZIP',
    async () => Buffer.concat([await jpeg(), Buffer.from('PK\x03\x04'), Buffer.alloc(2000)]),
    'opened',
  ),
  hostile(
    'JPEG and a page',
    async () => Buffer.concat([await jpeg(), Buffer.from('<script>alert(1)</script>')]),
    'opened',
  ),
  hostile('EXIF that ends beyond the file', () => withExif(0x010e, 2, 0x7fffffff, 0x7ffffff0), 'opened'),
  hostile('EXIF whose directories turn in a circle', () => withExif(0x8769, 4, 1, 8, 8), 'opened'),
  hostile('EXIF with a thumbnail at four billion', () => withExif(0x0201, 4, 1, 0xfffffff0, 0xfffffff0), 'opened'),
  hostile('EXIF that says up is 9', () => withExif(0x0112, 3, 1, 9), 'opened'),
  hostile('EXIF that says up is 65535', () => withExif(0x0112, 3, 1, 65_535), 'opened'),
  hostile('a profile of eight bytes', () => profile(Buffer.from('acspacsp')), 'opened'),
  hostile('a profile of noise', () => profile(Buffer.alloc(4000, 0x5a)), 'opened'),
  hostile(
    'a profile that says it has four gigabytes',
    () => profile(patched(Buffer.alloc(200), 0, 0xff, 0xff, 0xff, 0xff)),
    'opened',
  ),
  hostile('one white pixel', () => scene(1, 1).png().toBuffer(), 'picture_small'),
  hostile('a line', () => scene(2000, 3).webp().toBuffer(), 'picture_small'),
  hostile(
    'an empty page',
    () => pngOf(header(400, 300, 8, 0), pixels(300 * 401, 255), end),
    'picture_blank',
    'picture_broken',
  ),
];

/** All of them. */
export const disguises: readonly HostileFile[] = [...others, ...wrong];

/** The file without its first segment of this kind. */
function without(bytes: Buffer, marker: number): Buffer {
  const at = bytes.indexOf(Buffer.from([0xff, marker]));
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 2 + bytes.readUInt16BE(at + 2))]);
}
