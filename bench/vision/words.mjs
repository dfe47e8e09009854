/**
 * Reads the words on pictures as the product reads them: on what a shop keeps all, on what is shown those of the part that is meant, and only
 * where there may be letters. What was read is kept beside what was seen (`shown.mjs`), so that learning and judging need no second look.
 */
import fs from 'node:fs';
import path from 'node:path';
import { openVision } from './open.mjs';
import { openAsShown } from './shown.mjs';

/**
 * @param {{ id: string, file: string, isShown: boolean }[]} pictures @param {Map<string, { crop?: object }>} seen what `showAll` tells of them
 * @param {{ out: string, seconds?: number }} where after so many seconds no more is read
 * @returns {Promise<Map<string, { kept: string[], shown: string[] }>>} of those that were read, now or before: what a shop has of them, and what is on them when they are shown
 */
export async function readAll(pictures, seen, { out, seconds = Number.POSITIVE_INFINITY }) {
  const folder = path.join(out, 'labels');
  fs.mkdirSync(folder, { recursive: true });
  const nameOf = ({ id }) => path.join(folder, `${id}.json`);
  const missing = pictures.filter((one) => seen.has(one.id) && !fs.existsSync(nameOf(one)));
  const until = Date.now() + seconds * 1000;
  if (missing.length > 0 && seconds > 0) {
    const vision = await openVision();
    const reader = await vision.findTextReader();
    if (reader === null) throw new Error('the package of the models that read text is missing');
    const processes = new vision.EyeProcesses({ secondsMax: 600 });
    const waiting = missing.values();
    const readOn = async () => {
      for (const one of waiting) {
        if (Date.now() > until) return;
        const words = await wordsOn(vision, { processes, reader }, one, seen.get(one.id));
        fs.writeFileSync(nameOf(one), JSON.stringify(words));
      }
    };
    await Promise.all([readOn(), readOn()]);
    await processes.end();
  }
  const there = pictures.filter((one) => fs.existsSync(nameOf(one)));
  if (there.length < pictures.length) console.log(`${there.length} of ${pictures.length} pictures were read`);
  return new Map(there.map((one) => [one.id, JSON.parse(fs.readFileSync(nameOf(one), 'utf8'))]));
}

async function wordsOn(vision, { processes, reader }, { file, isShown }, { crop }) {
  const { partOf, readSide, wholePicture, labelWords, mayBearLetters } = vision;
  const picture = await openAsShown(vision, file);
  const within = async (part) => {
    const { width, height, rgb } = await partOf(picture, part, readSide);
    return labelWords(await processes.readText({ width, height, reader }, rgb));
  };
  return { kept: await within(wholePicture), shown: isShown && mayBearLetters(picture) ? await within(crop) : [] };
}

/**
 * How many words of a shown picture the pictures of a gallery have, with the words of their titles where `items` tell them.
 * @param {{ sameWords: (shown: string[], products: string[][]) => number[], labelWords: (lines: string[]) => string[] }} vision
 * @param {Map<string, { kept: string[], shown: string[] }>} words @param {Record<string, { title?: string }>} items
 */
export function wordsAgree({ sameWords, labelWords }, words, items) {
  return (gallery) => {
    const titled = gallery.map((id) => [
      ...words.get(id).kept,
      ...labelWords(items[id]?.title ? [items[id].title] : []),
    ]);
    const known = new Map();
    return (shown, kept) => {
      if (!known.has(shown)) {
        const found = sameWords(words.get(shown).shown, titled);
        known.set(shown, new Map(gallery.map((id, at) => [id, found[at]])));
      }
      return known.get(shown).get(kept);
    };
  };
}
