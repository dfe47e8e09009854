/**
 * Learns when to believe that a shop has what is shown: first a plane between goods and everything else among an embedder's numbers
 * (`side`) and middles of goods and of what no shop sells (`goods`, `foreign`), then what each evidence weighs. Both by logistic regression. What is said of pictures learned from flatters, so kinds are dealt into folds, and each picture's evidence is told by a plane
 * and middles that have not seen its kind; what an evidence weighs is learned of those.
 */
import { learnLogistic, worthOf } from './logistic.mjs';
import { evidenceIn, likenessOf, shopsOf } from './shops.mjs';

/** So much of what is sold is kept. */
const kept = 0.93;
const shops = 20;
const folds = 4;
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
function learnMiddles(pictures, seen, eyes) {
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

/** Pictures to learn from, every second one of goods and all others; and the fold of every picture: families of goods, kinds of others. */
function dealt({ dev, foreign, seen }) {
  const goods = Object.entries(dev.items)
    .filter(([id]) => seen.has(id))
    .map(([id, { kind, family }]) => ({ id, kind, family, isGoods: true }));
  const others = foreign
    .filter(({ id }) => seen.has(id))
    .map(({ id, kind }) => ({ id, kind, family: kind, isGoods: false }));
  const foldOf = new Map();
  for (const some of [goods, others]) {
    const families = [...new Set(some.map(({ family }) => family))].sort();
    for (const { id, family } of some) foldOf.set(id, families.indexOf(family) % folds);
  }
  return { pictures: [...goods.filter((_, at) => at % 2 === 0), ...others], foldOf };
}

function worldFrom(pictures, seen, eyes) {
  const middlesOf = (is) =>
    learnMiddles(
      pictures.filter(({ isGoods }) => isGoods === is),
      seen,
      eyes,
    );
  return { side: learnSide(pictures, seen, eyes), goods: middlesOf(true), foreign: middlesOf(false) };
}

/**
 * @param {{ vision: object, dev: object, foreign: object[], seen: Map<string, object>, eyes: 'coral' | 'carried', sameItem: number }} from
 * @returns what was learned from all kinds, and `judged`: shares refused and shown where the kind was learned from by nothing
 */
export function learnBelief({ vision, dev, foreign, seen, eyes, sameItem }) {
  const { pictures, foldOf } = dealt({ dev, foreign, seen });
  const eachFold = Array.from({ length: folds }, (_, fold) => fold);
  const worlds = eachFold.map((fold) =>
    worldFrom(
      pictures.filter(({ id }) => foldOf.get(id) !== fold),
      seen,
      eyes,
    ),
  );
  const rows = shopsOf({ dev, foreign, count: shops, seen }).flatMap((shop) =>
    shop.shown.map(({ index, ...one }) => {
      const fold = foldOf.get(one.id);
      const s=seen.get(one.id); const w=new Map([[one.id,{...s,thing:null,ground:null,scores:s.wholeScores??s.scores}]]); const get={get:(i)=>i===one.id?w.get(i):seen.get(i)};
      return { ...one, fold, evidence: evidenceIn(vision, seen, { ...one, index }, eyes, worlds[fold]), whole: (s.thing??s.ground)? evidenceIn(vision, get, { ...one, index }, eyes, worlds[fold]) : null };
    }),
  );
  globalThis.MARGIN=null; globalThis.LACK=0.15; const tried = [].concat(lackingCounts).slice(0,0).map((lacking) => ({
    lacking,
    judged: judgedWith(rows, { lacking, sameItem, eachFold }),
  }));
  for (const m of [null,0,0.25,0.5,0.75,1,1.5]) { globalThis.MARGIN=m; const j=judgedWith(rows,{lacking:globalThis.LACK,sameItem,eachFold}); console.log(eyes,'margin',m,'sold refused',j.soldRefused,'lacking shown',j.lackingShown,'foreign shown',j.foreignShown, JSON.stringify(j.asked)); } process.stdout.write(''); return null;
  const { lacking, judged } = tried.find((one) => one.judged.foreignShown <= foreignMost) ?? tried.at(-1);
  return { world: worldFrom(pictures, seen, eyes), belief: beliefFrom(rows, lacking), judged: { lacking, ...judged } };
}

/** What no shop sells may be shown so often, in percent, by what has not seen its kind. */
const foreignMost = 4;

/** How much what a shop lacks may count: more makes goods of other kinds refused, and lets more pass that no shop sells. */
const lackingCounts = [0.3, 0.15, 0.07, 0.03];

function judgedWith(rows, { lacking, sameItem, eachFold }) {
  return sharesOf(
    eachFold.flatMap((fold) => {
      const belief = beliefFrom(
        rows.filter((row) => row.fold !== fold),
        lacking,
      );
      const own = rows.filter((row) => row.fold === fold);
      return own.map((row) => ({ ...row, isShown: row.evidence[0] >= sameItem || worthOf(belief, row.evidence) >= 0 || (globalThis.MARGIN!==null && row.whole!==null && worthOf(belief,row.whole)>=globalThis.MARGIN) }));
    }),
  );
}

/** What each evidence weighs, believed from where so much of what is sold is kept. */
function beliefFrom(rows, lacking) {
  const answers = rows.map(({ answer }) => (answer === 'sold' ? 1 : 0));
  const counts = countsOf(rows, { sold: 2, lacking, foreign: 1 });
  const found = learnLogistic(
    rows.map(({ evidence }) => evidence),
    answers,
    counts,
    { penalty: 3 },
  );
  const values = rows
    .filter(({ answer }) => answer === 'sold')
    .map(({ evidence }) => worthOf(found, evidence))
    .sort((one, other) => one - other);
  const least = values[Math.floor(values.length * (1 - kept))];
  return { weights: found.weights.map(rounded), constant: rounded(found.constant - least) };
}

/** How much each row counts: its answer as `shares` say, and within an answer every kind as the root of how many there are. */
function countsOf(rows, shares) {
  const groups = rows.map(({ kind, answer }) => `${answer} ${kind}`);
  const sizes = new Map();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const rootsOf = (answer) =>
    [...sizes].filter(([group]) => group.startsWith(answer)).reduce((sum, [, size]) => sum + Math.sqrt(size), 0);
  const roots = { sold: rootsOf('sold'), lacking: rootsOf('lacking'), foreign: rootsOf('foreign') };
  const all = shares.sold + shares.lacking + shares.foreign;
  return rows.map(
    ({ answer }, at) => (shares[answer] * rows.length) / all / Math.sqrt(sizes.get(groups[at])) / roots[answer],
  );
}

/** Shares, in percent, that are refused of what is sold, and shown of what a shop lacks or no shop sells; and the same by kind. */
function sharesOf(judged) {
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
