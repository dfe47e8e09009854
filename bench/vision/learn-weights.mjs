/**
 * Learns on the DEV pictures how results are ranked and named, for each embedder, and writes what the product reads
 * (`lib/shop/vision/asked/learned.json`):
 * - `colour`: what likeness of colours adds to likeness; the mean of the four tasks' first figures decides;
 * - `sameItem`: from which likeness on nine of ten first finds are the very thing, which half of the galleries lack;
 * - `enough`: below which likeness nothing is shown: where what is refused of pictures of other kinds, less what is refused of
 *   pictures whose kind is there, is most, among those that keep 95 % of these;
 * - `sameColour`, `otherColour`: how far palettes lie apart, at most, of half, and of nine tenths, of the pairs that are one thing.
 *   SOUK_REFERENCE=<folder> node bench/vision/learn-weights.mjs [--out dist/bench/vision]
 * What `bench/vision/run.mjs` kept of the pictures is used again; a sixth of the photo queries and half of the clothing queries are enough.
 */
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { lookAt } from './look.mjs';
import { openVision } from './open.mjs';
import { palettesOf } from './palettes.mjs';
import { judge, rank } from './scores.mjs';

const { values } = parseArgs({ options: { out: { type: 'string', default: 'dist/bench/vision' } } });
const reference = process.env.SOUK_REFERENCE;
if (!reference) throw new Error('SOUK_REFERENCE names the folder that holds models and visual-dev');
const pictures = path.join(reference, 'visual-dev');
const { tasks, items } = JSON.parse(fs.readFileSync(path.join(pictures, 'labels.json'), 'utf8'));
const photos = tasks['photo-to-product'];
photos.queries = photos.queries.filter((_, index) => index % 6 === 0);
tasks['similar-clothing'].queries = tasks['similar-clothing'].queries.filter((_, index) => index % 2 === 0);
const ids = [
  ...new Set(Object.values(tasks).flatMap(({ gallery, queries }) => [...gallery, ...queries.map(({ id }) => id)])),
];

const { readColours, paletteDistance } = await openVision();
const where = { items, pictures, models: path.join(reference, 'models'), out: values.out };
const seen = await lookAt(ids, where);
const palettes = await palettesOf(ids, where, readColours);

function dot(one, other) {
  let sum = 0;
  for (let index = 0; index < one.length; index++) sum += one[index] * other[index];
  return sum / (127 * 127);
}
const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
const rounded = (number) => Math.round(number * 1000) / 1000;

const apart = new Map();
function colourApart(one, other) {
  const key = `${one} ${other}`;
  if (!apart.has(key)) apart.set(key, paletteDistance(palettes.get(one), palettes.get(other)));
  return apart.get(key);
}

const learned = {};
for (const [embedder, vectorOf] of Object.entries({
  'coral-ab-1': (one) => one.coral,
  'souk-vision-1': (one) => one.carried,
})) {
  const vectors = new Map(ids.map((id) => [id, vectorOf(seen.get(id))]));
  const likenesses = new Map();
  const likeness = (one, other) => {
    const key = `${one} ${other}`;
    if (!likenesses.has(key)) likenesses.set(key, dot(vectors.get(one), vectors.get(other)));
    return likenesses.get(key);
  };
  const first = (weight) => {
    const score = (one, other) => likeness(one, other) + weight * (1 - colourApart(one, other));
    const figures = Object.values(tasks).map((task) => judge(task, items, rank(task, items, score)));
    console.log(embedder, 'colour', weight, figures.join(' | '));
    return figures.reduce((sum, figure) => sum + Number.parseFloat(figure), 0) / figures.length;
  };
  const colour = best([0, 0.05, 0.1, 0.2, 0.3], first);
  learned[embedder] = { colour, sameItem: sameItem(likeness), enough: enough(likeness) };
}

const pairs = ['exact-item', 'photo-to-product'].flatMap((name) =>
  tasks[name].queries.map(({ id, relevant: [right] }) => colourApart(id, right)),
);
pairs.sort((one, other) => one - other);
const colours = { sameColour: rounded(quantile(pairs, 0.5)), otherColour: rounded(quantile(pairs, 0.9)) };
const file = 'lib/shop/vision/asked/learned.json';
fs.writeFileSync(file, `${JSON.stringify({ ...colours, embedders: learned }, null, 2)}\n`);
console.log(fs.readFileSync(file, 'utf8'));

function best(candidates, worth) {
  const judged = candidates.map((candidate) => ({ candidate, worth: worth(candidate) }));
  return judged.sort((one, other) => other.worth - one.worth)[0].candidate;
}

/** The lowest likeness from which on nine of ten first finds are right, where half of the galleries lack what is right. */
function sameItem(likeness) {
  const finds = ['exact-item', 'photo-to-product'].flatMap((name) =>
    tasks[name].queries.flatMap(({ id, relevant }) => {
      const { gallery } = tasks[name];
      const without = gallery.filter((item) => !relevant.includes(item));
      return [gallery, without].map((where) => {
        const found = nearestIn(likeness, id, where);
        return { value: found.value, right: relevant.includes(found.id) };
      });
    }),
  );
  finds.sort((one, other) => other.value - one.value);
  let right = 0;
  let lowest = 1;
  finds.forEach((find, index) => {
    if (find.right) right += 1;
    if (index >= 10 && right / (index + 1) >= 0.9) lowest = find.value;
  });
  return rounded(lowest);
}

/** Pictures whose kind is there, against the same pictures where only other kinds are. */
function enough(likeness) {
  const kept = [];
  const foreign = [];
  for (const [name, others] of [
    ['similar-object', 'similar-clothing'],
    ['similar-clothing', 'similar-object'],
    ['photo-to-product', 'similar-object'],
  ]) {
    for (const { id, group } of tasks[name].queries) {
      const near = tasks[name].gallery.filter((item) => item !== id && !(group && items[item].group === group));
      kept.push(nearestIn(likeness, id, near).value);
      foreign.push(nearestIn(likeness, id, tasks[others].gallery).value);
    }
  }
  kept.sort((one, other) => one - other);
  const share = (list, limit) => list.filter((value) => value < limit).length / list.length;
  const limits = Array.from({ length: 100 }, (_, step) => step / 100).filter((limit) => share(kept, limit) <= 0.05);
  const limit = best(limits, (one) => share(foreign, one) - share(kept, one));
  console.log(
    'refused of its kind',
    rounded(share(kept, limit)),
    'of others',
    rounded(share(foreign, limit)),
    'below',
    limit,
  );
  return limit;
}

function nearestIn(likeness, id, gallery) {
  return gallery.reduce(
    (found, item) => {
      const value = likeness(id, item);
      return value > found.value ? { id: item, value } : found;
    },
    { id: '', value: -1 },
  );
}
