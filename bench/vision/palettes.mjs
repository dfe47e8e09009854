/** Reads the colours of pictures with the product's own code and keeps them, so that learning needs no second look. */
import fs from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';

/**
 * @param {string[]} ids @param {{ items: Record<string, { file: string }>, pictures: string, out: string }} where
 * @param {(picture: { width: number, height: number, rgb: Buffer }) => unknown[]} readColours
 * @returns {Promise<Map<string, any>>}
 */
export async function palettesOf(ids, { items, pictures, out }, readColours) {
  const file = path.join(out, 'palettes.json');
  const known = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
  let read = 0;
  for (const id of ids) {
    if (known[id]) continue;
    const { data, info } = await sharp(path.join(pictures, items[id].file))
      .autoOrient()
      .resize(480, 480, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    known[id] = readColours({ width: info.width, height: info.height, rgb: data });
    if (++read % 200 === 0) fs.writeFileSync(file, JSON.stringify(known));
  }
  if (read > 0) fs.writeFileSync(file, JSON.stringify(known));
  return new Map(ids.map((id) => [id, known[id]]));
}
