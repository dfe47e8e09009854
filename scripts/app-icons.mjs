/** Draws Souk's icons in public/ from its mark: run by hand when the mark changes; the results are committed. */
import { writeFileSync } from 'node:fs';
import sharp from 'sharp';

const arch = 'M4 28V15.5C4 8.6 9.4 3.5 16 3.5s12 5.1 12 12V28h-6.5V15.8c0-3.3-2.4-5.8-5.5-5.8s-5.5 2.5-5.5 5.8V28H4Z';
const [ink, paper] = ['#211a12', '#f9ac20'];

/** `room` is the share of the side that stays empty around the mark: more for icons that a phone cuts to a circle. */
function icon(room, corner) {
  const side = 32 / (1 - 2 * room);
  const at = (side - 32) / 2;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}"><rect width="${side}" height="${side}" rx="${side * corner}" fill="${paper}"/><g transform="translate(${at} ${at})" fill="${ink}"><path d="${arch}"/><circle cx="16" cy="17" r="2"/></g></svg>`;
}

const png = (svg, size) =>
  sharp(Buffer.from(svg), { density: 600 }).resize(size, size).png({ compressionLevel: 9, palette: true }).toBuffer();

/** An .ico that holds one PNG: a header of 22 bytes, then the picture. */
function ico(picture, size) {
  const header = Buffer.alloc(22);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(1, 4);
  header.writeUInt8(size, 6);
  header.writeUInt8(size, 7);
  header.writeUInt16LE(1, 10);
  header.writeUInt16LE(32, 12);
  header.writeUInt32LE(picture.length, 14);
  header.writeUInt32LE(22, 18);
  return Buffer.concat([header, picture]);
}

const round = icon(0.16, 0.22);
writeFileSync('public/icon.svg', `${round}\n`);
writeFileSync('public/icon-192.png', await png(round, 192));
writeFileSync('public/icon-512.png', await png(round, 512));
writeFileSync('public/icon-maskable-512.png', await png(icon(0.22, 0), 512));
writeFileSync('public/apple-touch-icon.png', await png(icon(0.18, 0), 180));
writeFileSync('public/favicon.ico', ico(await png(round, 48), 48));
