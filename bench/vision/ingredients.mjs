/**
 * What each ingredient of the ranking is worth, on the four DEV tasks, for A and B joined and for the carried model: whole pictures, the
 * thing that the detector finds, what stands before the background, what the product seeks (`part and whole`), and colours, patterns and words with the weights that were learned.
 *   SOUK_REFERENCE=<folder> node bench/vision/ingredients.mjs [--out dist/bench/vision] [--seconds 600] [--part judge]
 * R@1 / R@5 / R@10 / MRR of instance tasks, mAP@10 / P@10 of the others, in percent; with `--part` of queries never learned from.
 */
import fs from 'node:fs';
import { embedders, learnedFile, openDev } from './dev.mjs';
import { tasksOf } from './parts.mjs';
import { judge, rank } from './scores.mjs';
import { likenessOf } from './shops.mjs';
import { wordsAgree } from './words.mjs';

const { values, vision, dev, seen, words, compared } = await openDev({ more: { part: { type: 'string' } } });
const agree = wordsAgree(vision, words, dev.items);
const learned = JSON.parse(fs.readFileSync(learnedFile, 'utf8')).embedders;
const tasks = tasksOf(dev, values.part, words);

/** The vectors of what is shown that are sought. */
const ways = {
  'whole picture': ({ whole }) => [whole],
  'detected thing': ({ whole, thing }) => [thing ?? whole],
  foreground: ({ whole, ground }) => [ground ?? whole],
  'thing or foreground': ({ whole, thing, ground }) => [thing ?? ground ?? whole],
  'whole and thing': ({ whole, thing }) => [whole, thing ?? whole],
  'whole and foreground': ({ whole, ground }) => [whole, ground ?? whole],
  'part and whole': ({ sought }) => sought,
};

for (const [embedder, eyes] of Object.entries(embedders)) {
  const likeness = (way) => (one, other) =>
    Math.max(...way(seen.get(one)).map((vectors) => likenessOf(vectors[eyes], seen.get(other).whole[eyes])));
  const { colour, pattern, text } = learned[embedder];
  const coloured = compared.looks(eyes, { colour, pattern: 0 });
  const patterned = compared.looks(eyes, { colour, pattern });
  const rows = {
    ...Object.fromEntries(Object.entries(ways).map(([name, way]) => [name, likeness(way)])),
    'colours alone': (one, other) => -compared.colourApart(one, other),
    [`with colours ${colour}`]: coloured,
    [`and patterns ${pattern}`]: patterned,
    'words alone': (one, other, agreed) => agreed(one, other),
    [`as shipped, words ${text.weight}`]: (one, other, agreed) =>
      patterned(one, other) + text.weight * Math.min(1, agreed(one, other) / text.words),
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
