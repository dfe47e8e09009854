/**
 * Learns when to believe that a shop has what is shown: first a plane between goods and everything else among an embedder's numbers
 * (`side`) and middles of pictures of all kinds (`background`), then what each evidence weighs. Both by logistic regression on the part to learn from; every kind counts alike.
 */
import { learnLogistic, worthOf } from './logistic.mjs';
import { isEven } from './parts.mjs';
import { evidenceIn, likenessOf, shopsOf } from './shops.mjs';

/** So much of what is sold is kept in the part to learn from, each kind counting alike. */
const kept = 0.95;
const shops = 10;
const rounded = (number) => Math.round(number * 1e4) / 1e4;

/** How much each row counts when every group counts alike, all together as much as there are rows. */
function evenly(groups) {
  const counts = new Map();
  for (const group of groups) counts.set(group, (counts.get(group) ?? 0) + 1);
  return groups.map((group) => groups.length / counts.size / counts.get(group));
}

/** @param {{ id: string, kind: string, isGoods: boolean }[]} pictures */
function learnSide(pictures, seen, eyes) {
  const rows = pictures.map(({ id }) => Float32Array.from(seen.get(id).whole[eyes], (number) => number / 127));
  const [goods, others] = [true, false].map((is) => pictures.filter(({ isGoods }) => isGoods === is));
  const counts = new Map(
    [goods, others].flatMap((some) => {
      const weights = evenly(some.map(({ kind }) => kind));
      return some.map(({ id }, at) => [id, (weights[at] * pictures.length) / 2 / some.length]);
    }),
  );
  const answers = pictures.map(({ isGoods }) => (isGoods ? 1 : 0));
  const weighs = pictures.map(({ id }) => counts.get(id));
  const { weights, constant } = learnLogistic(rows, answers, weighs, { penalty: 30, steps: 4 });
  return [...weights, constant].map(rounded);
}

/** Middles of each kind. */
const middles = 7;

/** A few vectors for each kind, each the middle of those that are nearest to it (k-means), of the stored length. */
function learnBackground(pictures, seen, eyes) {
  return [...new Set(pictures.map(({ kind }) => kind))].flatMap((kind) => {
    const own = pictures.filter((one) => one.kind === kind).map(({ id }) => seen.get(id).whole[eyes]);
    let centres = Array.from(
      { length: Math.min(middles, own.length) },
      (_, at) => own[Math.floor((at * own.length) / middles)] ?? own[at],
    );
    for (let round = 0; round < 6; round++) {
      const nearest = own.map((vector) => indexOfMost(centres.map((centre) => likenessOf(vector, centre))));
      centres = centres.map((centre, at) => middleOf(own.filter((_, index) => nearest[index] === at)) ?? centre);
    }
    return centres;
  });
}

const indexOfMost = (numbers) => numbers.indexOf(Math.max(...numbers));

function middleOf(vectors) {
  if (vectors.length === 0) return null;
  const sums = Float64Array.from(vectors[0], (_, at) => vectors.reduce((sum, vector) => sum + vector[at], 0));
  const length = Math.hypot(...sums);
  return Int8Array.from(sums, (number) => Math.round((127 * number) / length));
}

/** @param {{ vision: object, dev: object, foreign: object[], seen: Map<string, object>, eyes: 'coral' | 'carried' }} from */
export function learnBelief({ vision, dev, foreign, seen, eyes }) {
  const originals = new Map(dev.tasks['exact-item'].queries.map(({ id, relevant: [right] }) => [id, right]));
  const fromDev = Object.entries(dev.items)
    .filter(([id, { part }]) => part === 'learn' && seen.has(id))
    .map(([id, { kind, label, source, group }]) => {
      const owner = dev.items[originals.get(id)]?.group ?? group ?? (source === 'grocery' ? label : id);
      return { id, kind, owner, isGoods: true };
    });
  const others = foreign
    .filter(({ id, learn }) => learn && seen.has(id))
    .map(({ id, kind }) => ({ id, kind, owner: id, isGoods: false }));
  const all = [...fromDev.filter((_, at) => at % 2 === 0), ...others];
  const kindsOf = (some) => [...new Set(some.map(({ kind }) => kind))].map((kind, at) => [kind, at % 2]);
  const foldOf = new Map([fromDev, others].flatMap(kindsOf));
  const ownerOf = new Map([...fromDev, ...others].map(({ id, owner }) => [id, owner]));
  // What is said of pictures learned from flatters: each kind is judged by a plane that has not seen it, each picture by middles without
  // those of its owner.
  const sides = [0, 1].map((fold) =>
    learnSide(
      all.filter(({ kind }) => foldOf.get(kind) !== fold),
      seen,
      eyes,
    ),
  );
  const backgrounds = [true, false].map((is) =>
    learnBackground(
      all.filter(({ owner }) => isEven(owner) !== is),
      seen,
      eyes,
    ),
  );
  const shown = shopsOf({ dev, foreign, part: 'learn', count: shops, seen }).flatMap((shop) => shop.shown);
  const rows = shown.map((one) => {
    const background = backgrounds[isEven(ownerOf.get(one.id)) ? 0 : 1];
    return evidenceIn(vision, seen, one, eyes, { side: sides[foldOf.get(one.kind)], background });
  });
  const answers = shown.map(({ answer }) => (answer === 'sold' ? 1 : 0));
  const found = learnLogistic(rows, answers, countsOf(shown), { penalty: 3 });
  const background = learnBackground(all, seen, eyes).map((vector) => Buffer.from(vector.buffer).toString('base64'));
  const side = learnSide(all, seen, eyes);
  const learned = {
    side,
    background,
    belief: { weights: found.weights.map(rounded), constant: rounded(found.constant) },
  };
  return withLimit(learned, { vision, seen, eyes, shown });
}

/** What was learned, believed from where so much of what is sold is kept. */
export function withLimit(learned, { vision, seen, eyes, shown }) {
  const sold = shown.filter(({ answer }) => answer === 'sold');
  const counts = evenly(sold.map(({ kind }) => kind));
  const world = { side: learned.side, background: vectorsOf(learned.background) };
  const values = sold
    .map((one, at) => ({
      value: worthOf(learned.belief, evidenceIn(vision, seen, one, eyes, world)),
      count: counts[at],
    }))
    .sort((one, other) => one.value - other.value);
  let left = sold.length * (1 - kept);
  const least =
    values.find(({ count }) => {
      left -= count;
      return left < 0;
    })?.value ?? 0;
  const { weights, constant } = learned.belief;
  return { ...learned, belief: { weights, constant: rounded(constant - least) } };
}

const vectorsOf = (texts) => texts.map((bytes) => new Int8Array(Buffer.from(bytes, 'base64')));

/** Half for what is sold, a quarter each for what a shop lacks and what none sells; in each of them every kind counts alike. */
function countsOf(shown) {
  const share = { sold: 2, lacking: 1, foreign: 1 };
  const groups = shown.map(({ kind, answer }) => `${answer} ${kind}`);
  const kinds = (answer) => new Set(groups.filter((group) => group.startsWith(answer))).size;
  return normal(evenly(groups).map((count, at) => (count * share[shown[at].answer]) / kinds(shown[at].answer)));
}

function normal(counts) {
  const all = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => (count * counts.length) / all);
}

/** Shares that are refused of what is sold, and shown of what a shop lacks or no shop sells, each kind counting alike. */
export function judgeBelief({ vision, dev, foreign, seen, eyes, part, learned }) {
  const shown = shopsOf({ dev, foreign, part, count: shops, seen }).flatMap((shop) => shop.shown);
  const background = vectorsOf(learned.background);
  const judged = shown.map((one) => {
    const evidence = evidenceIn(vision, seen, one, eyes, { side: learned.side, background });
    return { ...one, isShown: worthOf(learned.belief, evidence) >= 0 };
  });
  const percent = (some, is) =>
    Math.round((1000 * some.filter(({ isShown }) => isShown === is).length) / some.length) / 10;
  const of = (answer) => judged.filter((one) => one.answer === answer);
  const byKind = Object.fromEntries(
    [...new Set(judged.map(({ answer, kind }) => `${answer} ${kind}`))].sort().map((group) => {
      const some = judged.filter(({ answer, kind }) => `${answer} ${kind}` === group);
      return [group, percent(some, !group.startsWith('sold'))];
    }),
  );
  return {
    soldRefused: percent(of('sold'), false),
    lackingShown: percent(of('lacking'), true),
    foreignShown: percent(of('foreign'), true),
    asked: { sold: of('sold').length, lacking: of('lacking').length, foreign: of('foreign').length },
    byKind,
  };
}
