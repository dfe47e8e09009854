/**
 * What each ingredient of the ranking is worth, on the four DEV tasks, for A and B joined and for the carried model: whole pictures, the
 * thing that the detector finds, what stands before the background, both sought, and colours and words with the weights that were learned.
 *   SOUK_REFERENCE=<folder> node bench/vision/ingredients.mjs [--out dist/bench/vision] [--seconds 600] [--part judge]
 * R@1 / R@5 / R@10 / MRR of instance tasks, mAP@10 / P@10 of the others, in percent; with `--part` of queries never learned from.
 */
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openVision } from './open.mjs';
import { picturesOf, readDev, tasksOf } from './parts.mjs';
import { judge, rank } from './scores.mjs';
import { likenessOf } from './shops.mjs';
import { showAll } from './shown.mjs';
import { readAll, wordsAgree } from './words.mjs';

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'dist/bench/vision' },
    part: { type: 'string' },
    seconds: { type: 'string' },
  },
});
const reference = process.env.SOUK_REFERENCE;
if (!reference) throw new Error('SOUK_REFERENCE names the folder that holds models and visual-dev');
const dev = readDev(path.join(reference, 'visual-dev'));
const vision = await openVision();
const seen = await showAll(picturesOf(dev), {
  out: values.out,
  models: path.join(reference, 'models'),
  seconds: values.seconds && Number(values.seconds),
});
const words = await readAll(picturesOf(dev), seen, {
  out: values.out,
  seconds: values.seconds && Number(values.seconds),
});
const agree = wordsAgree(vision, words, dev.items);
const { embedders } = JSON.parse(fs.readFileSync('lib/shop/vision/asked/learned.json', 'utf8'));
const tasks = tasksOf(dev, values.part, words);

/** The vectors of what is shown that are sought. */
const ways = {
  'whole picture': ({ whole }) => [whole],
  'detected thing': ({ whole, thing }) => [thing ?? whole],
  foreground: ({ whole, ground }) => [ground ?? whole],
  'thing or foreground': ({ whole, thing, ground }) => [thing ?? ground ?? whole],
  'whole and thing': ({ whole, thing }) => [whole, thing ?? whole],
  'whole and foreground': ({ whole, ground }) => [whole, ground ?? whole],
  'whole and either': ({ whole, thing, ground }) => [whole, thing ?? ground ?? whole],
};

const apart = new Map();
function colourApart(one, other) {
  const key = `${one} ${other}`;
  const { palettes } = seen.get(one);
  const palette = palettes.part.length > 0 ? palettes.part : palettes.whole;
  if (!apart.has(key)) apart.set(key, vision.paletteDistance(palette, seen.get(other).palettes.whole));
  return apart.get(key);
}

for (const [embedder, eyes] of Object.entries({ 'coral-ab-1': 'coral', 'souk-vision-1': 'carried' })) {
  const likeness = (way) => (one, other) =>
    Math.max(...way(seen.get(one)).map((vectors) => likenessOf(vectors[eyes], seen.get(other).whole[eyes])));
  const whole = likeness(ways['whole and either']);
  const { colour, text } = embedders[embedder];
  const coloured = (one, other) => whole(one, other) + colour * (1 - colourApart(one, other));
  const rows = {
    ...Object.fromEntries(Object.entries(ways).map(([name, way]) => [name, likeness(way)])),
    'colours alone': (one, other) => -colourApart(one, other),
    [`with colours ${colour}`]: coloured,
    'words alone': (one, other, agreed) => agreed(one, other),
    [`as shipped, words ${text.weight}`]: (one, other, agreed) =>
      coloured(one, other) + text.weight * Math.min(1, agreed(one, other) / text.words),
  };
  for (const [name, score] of Object.entries(rows)) {
    const line = Object.entries(tasks).map(([task, rules]) => {
      const agreed = agree(rules.gallery);
      return `${task} ${judge(
        rules,
        dev.items,
        rank(rules, dev.items, (one, other) => score(one, other, agreed)),
      )}`;
    });
    console.log(`${embedder.padEnd(14)} ${name.padEnd(24)} ${line.join(' | ')}`);
  }
}
