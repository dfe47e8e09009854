/**
 * Learns on the DEV pictures how results are ranked, named and believed, for each embedder, and writes what the product reads
 * (`lib/shop/vision/asked/learned.json`). Chosen on one part, each figure is printed for the other part too (`parts.mjs`):
 * - `colour`: what likeness of colours adds to likeness; the mean of the four tasks' first figures decides;
 * - `pattern`: what having the same pattern adds, chosen likewise;
 * - `sameItem`: from which likeness on nine of ten first finds are the very thing, which half of the galleries lack;
 * - `enough`: below which likeness no product is shown: the tenth of the right kind is nearer than that for 19 of 20 pictures;
 * - `belief`, and a file beside the weights: when to believe that a shop has what is shown (`learn-belief.mjs`);
 * - `text`: what words that agree add (`learn-text.mjs`, which learns them alone);
 * - `sameColour`, `otherColour`: how far palettes lie apart, at most, of half, and of 85 in 100, of all pairs that are one thing.
 *   SOUK_REFERENCE=<folder> node bench/vision/learn-weights.mjs [--out dist/bench/vision] [--seconds 600]
 */
import fs from 'node:fs';
import { embedders, learnedFile, openDev } from './dev.mjs';
import { foreignPictures } from './foreign.mjs';
import { learnBelief } from './learn-belief.mjs';
import { tasksOf } from './parts.mjs';
import { judge, rank } from './scores.mjs';

const { vision, dev, others: foreign, seen, compared } = await openDev({ others: foreignPictures });
const { items } = dev;
const tasks = { learn: tasksOf(dev, 'learn', seen), judge: tasksOf(dev, 'judge', seen) };
const rounded = (number) => Math.round(number * 1000) / 1000;
const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
const ascending = (one, other) => one - other;

const meanOf = (found) => found.reduce((sum, figure) => sum + Number.parseFloat(figure), 0) / found.length;

const learned = {};
for (const [embedder, eyes] of Object.entries(embedders)) {
  const likeness = compared.likeness[eyes];
  const figures = (part, weights) =>
    Object.values(tasks[part]).map((task) => judge(task, items, rank(task, items, compared.looks(eyes, weights))));
  const colour = best([0, 0.03, 0.06, 0.1, 0.2], (weight) => {
    const found = figures('learn', { colour: weight, pattern: 0 });
    console.log(embedder, 'colour', weight, found.join(' | '));
    return meanOf(found);
  });
  console.log(embedder, 'judged, colour', colour, figures('judge', { colour, pattern: 0 }).join(' | '));
  // Few of these pictures have a pattern: of weights that do equally well the largest, for who shows stripes means stripes.
  const pattern = best([0.06, 0.03, 0], (weight) => {
    const found = figures('learn', { colour, pattern: weight });
    console.log(embedder, 'pattern', weight, found.join(' | '));
    return Math.round(meanOf(found) * 5) / 5;
  });
  console.log(embedder, 'judged, pattern', pattern, figures('judge', { colour, pattern }).join(' | '));
  const finds = firstFinds(likeness, 'learn');
  const sameItem = sureFrom(finds);
  const others = firstFinds(likeness, 'judge').filter(({ value }) => value >= sameItem);
  console.log(
    embedder,
    'the very thing from',
    sameItem,
    '; judged, right',
    share(others, ({ right }) => right),
  );
  const enough = rounded(quantile(tenthsOfKind(likeness, 'learn').sort(ascending), 0.05));
  const { world, belief, judged } = learnBelief({ vision, dev, foreign, seen, eyes, sameItem });
  learned[embedder] = { colour, pattern, sameItem, enough, belief };
  fs.writeFileSync(vision.worldFile(embedder), vision.writeWorld(world));
  const { byKind, ...refused } = judged;
  console.log(embedder, 'refused and shown, of kinds not learned from', JSON.stringify(refused));
  console.log('  by kind', JSON.stringify(byKind));
}

const pairs = (part) =>
  Object.entries(tasksOf(dev, part, seen))
    .filter(([name]) => name === 'exact-item' || name === 'photo-to-product')
    .flatMap(([, { queries }]) => queries.map(({ id, relevant: [right] }) => compared.colourApart(id, right)))
    .sort(ascending);
const colours = { sameColour: rounded(quantile(pairs(), 0.5)), otherColour: rounded(quantile(pairs(), 0.85)) };
for (const [name, limit] of Object.entries(colours)) {
  const within = (one) => one <= limit;
  console.log(name, limit, 'of the parts', share(pairs('learn'), within), share(pairs('judge'), within));
}
fs.writeFileSync(learnedFile, `${JSON.stringify({ ...colours, embedders: learned }, null, 2)}\n`);
// What words weigh is learned on top of all that.
await import('./learn-text.mjs');

function share(list, is) {
  return list.length === 0 ? 'none' : rounded(list.filter(is).length / list.length);
}

function best(candidates, worth) {
  const judged = candidates.map((candidate) => ({ candidate, worth: worth(candidate) }));
  return judged.sort((one, other) => other.worth - one.worth)[0].candidate;
}

/** What is found first for pictures of one thing, in its gallery and in the gallery without it. */
function firstFinds(likeness, part) {
  return ['exact-item', 'photo-to-product'].flatMap((name) =>
    tasks[part][name].queries.flatMap(({ id, relevant }) => {
      const { gallery } = tasks[part][name];
      return [gallery, gallery.filter((item) => !relevant.includes(item))].map((where) => {
        const found = nearestIn(likeness, id, where);
        return { value: found.value, right: relevant.includes(found.id) };
      });
    }),
  );
}

/** The lowest likeness from which on nine of ten finds are right, of five at least. */
function sureFrom(finds) {
  let right = 0;
  let lowest = 1;
  finds
    .sort((one, other) => other.value - one.value)
    .forEach((find, index) => {
      if (find.right) right += 1;
      if (index >= 4 && right / (index + 1) >= 0.9) lowest = find.value;
    });
  return rounded(lowest);
}

/** How like the tenth product of its own kind is to what is shown. */
function tenthsOfKind(likeness, part) {
  return ['similar-object', 'similar-clothing'].flatMap((name) =>
    tasks[part][name].queries.map(({ id, label, group }) => {
      const own = tasks[part][name].gallery.filter(
        (one) => one !== id && items[one].label === label && !(group && items[one].group === group),
      );
      return own.map((one) => likeness(id, one)).sort((one, other) => other - one)[9] ?? -1;
    }),
  );
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
