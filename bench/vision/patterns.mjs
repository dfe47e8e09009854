/**
 * Reads what repeats on pictures as the product reads it: on what is shown on the part that is meant, on what a shop keeps on all. What was
 * read is kept beside what was seen (`shown.mjs`).
 */
import fs from 'node:fs';
import path from 'node:path';
import { openVision } from './open.mjs';
import { openAsShown } from './shown.mjs';

/**
 * @param {{ id: string, file: string, isShown: boolean }[]} pictures @param {Map<string, { objects: object[] }>} seen what `showAll` tells of them
 * @param {{ out: string }} where @returns {Promise<Map<string, object | null>>}
 */
export async function patternsOf(pictures, seen, { out }) {
  const { readPattern, inPixels, partMeant } = await openVision();
  const file = path.join(out, 'patterns.json');
  const known = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
  for (const { id, file: from, isShown } of pictures) {
    if (!seen.has(id) || known[id] !== undefined) continue;
    const picture = await openAsShown(from);
    known[id] = readPattern(picture, isShown ? inPixels(picture, partMeant(picture, seen.get(id).objects)) : undefined);
  }
  fs.writeFileSync(file, JSON.stringify(known));
  return new Map(Object.entries(known));
}
