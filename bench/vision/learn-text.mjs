/**
 * Learns on the DEV pictures what it is worth that words on what is shown are on a product too, for each embedder, and writes `text` into what
 * the product reads (`lib/shop/vision/asked/learned.json`), leaving all else in it. Chosen on one part, printed for the other too (`parts.mjs`):
 * - `weight` and `words`: so much is added to likeness when so many words agree, and less when fewer do; the mean of the four tasks' first
 *   figures decides;
 * - `same`: from how many words on nine of ten pairs are of one maker or of one kind of goods; one at least, for less is no word.
 *   SOUK_REFERENCE=<folder> node bench/vision/learn-text.mjs [--out dist/bench/vision] [--seconds 600]
 */
import fs from 'node:fs';
import { embedders, learnedFile, openDev } from './dev.mjs';
import { tasksOf } from './parts.mjs';
import { judge, rank } from './scores.mjs';
import { wordsAgree } from './words.mjs';

const { vision, dev, words, compared } = await openDev();
const { items } = dev;
const tasks = {
  learn: tasksOf(dev, 'learn', words),
  judge: tasksOf(dev, 'judge', words),
  all: tasksOf(dev, undefined, words),
};
const learned = JSON.parse(fs.readFileSync(learnedFile, 'utf8'));
const rounded = (number) => Math.round(number * 1000) / 1000;
const agree = wordsAgree(vision, words, items);

/** Figures of the four tasks with words that weigh so much. */
function figures(part, like, { weight, words: full }) {
  return Object.values(tasks[part]).map((task) => {
    const agreed = agree(task.gallery);
    return judge(
      task,
      items,
      rank(
        task,
        items,
        (one, other) => like(one, other) + (weight === 0 ? 0 : weight * Math.min(1, agreed(one, other) / full)),
      ),
    );
  });
}

const meanOf = (found) => found.reduce((sum, figure) => sum + Number.parseFloat(figure), 0) / found.length;

for (const [embedder, eyes] of Object.entries(embedders)) {
  const like = compared.looks(eyes, learned.embedders[embedder]);
  const candidates = [0, 0.05, 0.1, 0.2, 0.3, 0.5].flatMap((weight) =>
    [1, 2, 3].map((full) => ({ weight, words: full })),
  );
  const [best] = candidates
    .map((text) => ({ text, found: figures('learn', like, text) }))
    .map((one) => ({ ...one, mean: meanOf(one.found) }))
    .sort((one, other) => other.mean - one.mean)
    .map((one, place) => {
      console.log(embedder, JSON.stringify(one.text), rounded(one.mean), place < 6 ? one.found.join(' | ') : '');
      return one;
    });
  for (const part of ['judge', 'all']) {
    console.log(embedder, part, 'without', figures(part, like, { weight: 0, words: 1 }).join(' | '));
    console.log(embedder, part, 'with', JSON.stringify(best.text), figures(part, like, best.text).join(' | '));
  }
  learned.embedders[embedder] = { ...learned.embedders[embedder], text: { ...best.text, same: sameFrom('learn') } };
  console.log(
    embedder,
    'the same words from',
    sameFrom('learn'),
    '; judged, of one maker or kind',
    ofOneKind('judge', sameFrom('learn')),
  );
}
fs.writeFileSync(learnedFile, `${JSON.stringify(learned, null, 2)}\n`);

/** How many words agree in pairs of a photograph and a catalogue picture, words of titles aside, and whether both are of one maker or kind. */
function pairsOf(part) {
  const { gallery, queries } = tasks[part]['photo-to-product'];
  const agreed = wordsAgree(vision, words, {})(gallery);
  const maker = (id) => items[id].label.split('-')[0];
  return queries.flatMap(({ id, relevant: [right] }) =>
    gallery.map((other) => ({
      value: agreed(id, other),
      isOne: maker(right) === maker(other) || items[right].coarse === items[other].coarse,
    })),
  );
}

function sameFrom(part) {
  let [one, lowest] = [0, Number.POSITIVE_INFINITY];
  pairsOf(part)
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value)
    .forEach(({ value, isOne }, index) => {
      if (isOne) one += 1;
      if (index >= 10 && one / (index + 1) >= 0.9) lowest = value;
    });
  return Math.max(1, rounded(lowest));
}

function ofOneKind(part, least) {
  const said = pairsOf(part).filter(({ value }) => value >= least);
  return `${said.filter(({ isOne }) => isOne).length} of ${said.length}`;
}
