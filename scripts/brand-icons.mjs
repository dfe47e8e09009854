/**
 * Writes Souk's icons into public/: the mark of app/_frame/mark.tsx, a market arch with its door open, saffron on warm
 * paper. Run it after changing the mark; its output is committed.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';

const paper = '#fbf5ea';
const saffron = '#f0a126';
const ink = '#2a211a';
const arch = 'M4 28V15.5C4 8.6 9.4 3.5 16 3.5s12 5.1 12 12V28h-6.5V15.8c0-3.3-2.4-5.8-5.5-5.8s-5.5 2.5-5.5 5.8V28H4Z';

/** The mark on its paper: `scale` is the mark's share of the side, `radius` the roundness of the corners. */
function markSvg(scale, radius) {
  const size = 32 / scale;
  const shift = (size - 32) / 2;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><rect width="${size}" height="${size}" rx="${(radius * size).toFixed(2)}" fill="${paper}"/><g transform="translate(${shift} ${shift})"><path d="${arch}" fill="${saffron}"/><circle cx="16" cy="18.5" r="2.4" fill="${ink}"/></g></svg>`;
}

const png = (svg, side) =>
  sharp(Buffer.from(svg), { density: 1200 }).resize(side, side).png({ compressionLevel: 9, palette: true }).toBuffer();

/** An ICO is a directory in front of ordinary PNG files. */
function ico(images) {
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  images.forEach(({ side, bytes }, index) => {
    const at = 6 + 16 * index;
    head.writeUInt8(side, at);
    head.writeUInt8(side, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(bytes.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += bytes.length;
  });
  return Buffer.concat([head, ...images.map(({ bytes }) => bytes)]);
}

const rounded = markSvg(0.72, 0.22);
const square = markSvg(0.68, 0);
const small = markSvg(0.86, 0.2);
const write = (name, bytes) => writeFile(path.join('public', name), bytes);

await write('icon.svg', `${rounded}\n`);
await write('icon-192.png', await png(rounded, 192));
await write('icon-512.png', await png(rounded, 512));
// Launchers cut maskable icons to any shape: the mark stays within the middle 60 %.
await write('icon-maskable-512.png', await png(markSvg(0.54, 0), 512));
await write('apple-touch-icon.png', await png(square, 180));
await write(
  'favicon.ico',
  ico(await Promise.all([16, 32, 48].map(async (side) => ({ side, bytes: await png(small, side) })))),
);
