import { type Lab, labDistance } from './oklab';

/** A colour and how much of the whole it is, 0 to 1. */
export type ColourShare = { readonly lab: Lab; readonly share: number };

/** Closer than this, two clusters are one colour in two lights. */
const sameColour = 0.09;

/** Colours that are less than this are thread, print and reflections. */
const shareMin = 0.04;

/**
 * The main colours among many, largest share first: k-means from far apart beginnings, then what looks alike is joined. The same
 * colours in the same order give the same answer. `weights` says how much each counts; none at all gives an empty list.
 */
export function clusterColours(labs: readonly Lab[], weights: readonly number[], most: number): ColourShare[] {
  const total = weights.reduce((sum, one) => sum + one, 0);
  if (total <= 0) return [];
  let centres = beginnings(labs, weights, most + 3);
  let sums: Float64Array[] = [];
  for (let round = 0; round < 6; round += 1) {
    sums = centres.map(() => new Float64Array(4));
    for (const [index, lab] of labs.entries()) {
      const weight = weights[index] ?? 0;
      const sum = weight > 0 ? sums[nearest(lab, centres)] : undefined;
      if (sum) add(sum, lab, weight);
    }
    sums = sums.filter((sum) => (sum[3] ?? 0) > 0);
    centres = sums.map(centreOf);
  }
  const joined = join(sums).map((sum) => ({ lab: centreOf(sum), share: (sum[3] ?? 0) / total }));
  const kept = joined.sort((one, other) => other.share - one.share).slice(0, most);
  const enough = kept.filter((colour, index) => index === 0 || colour.share >= shareMin);
  const shown = enough.reduce((sum, one) => sum + one.share, 0);
  return enough.map(({ lab, share }) => ({ lab, share: share / shown }));
}

function add(sum: Float64Array, lab: Lab, weight: number): void {
  for (let part = 0; part < 3; part += 1) sum[part] = (sum[part] ?? 0) + (lab[part] ?? 0) * weight;
  sum[3] = (sum[3] ?? 0) + weight;
}

function centreOf(sum: Float64Array): Lab {
  const [l = 0, a = 0, b = 0, weight = 1] = sum;
  return [l / weight, a / weight, b / weight];
}

/** First the mean, then again and again what is farthest from all so far, so that a small bright part is not overlooked. */
function beginnings(labs: readonly Lab[], weights: readonly number[], count: number): Lab[] {
  const mean = new Float64Array(4);
  for (const [index, lab] of labs.entries()) add(mean, lab, weights[index] ?? 0);
  const centres = [centreOf(mean)];
  const far = labs.map((lab) => labDistance(lab, centres[0] ?? lab));
  while (centres.length < count) {
    let best = -1;
    let most = 0.02;
    for (const [index, distance] of far.entries()) {
      if ((weights[index] ?? 0) > 0 && distance > most) [best, most] = [index, distance];
    }
    const next = labs[best];
    if (!next) break;
    centres.push(next);
    for (const [index, lab] of labs.entries()) far[index] = Math.min(far[index] ?? 0, labDistance(lab, next));
  }
  return centres;
}

function nearest(lab: Lab, centres: readonly Lab[]): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, centre] of centres.entries()) {
    const distance = labDistance(lab, centre);
    if (distance < least) [best, least] = [index, distance];
  }
  return best;
}

/** Joins the two clusters that look most alike until none do. */
function join(clusters: readonly Float64Array[]): Float64Array[] {
  const left = clusters.map((one) => Float64Array.from(one));
  for (;;) {
    let pair: [number, number] | null = null;
    let least = sameColour;
    for (let one = 0; one < left.length; one += 1) {
      for (let other = one + 1; other < left.length; other += 1) {
        const distance = labDistance(
          centreOf(left[one] ?? new Float64Array(4)),
          centreOf(left[other] ?? new Float64Array(4)),
        );
        if (distance < least) [pair, least] = [[one, other], distance];
      }
    }
    if (pair === null) return left;
    const [gone] = left.splice(pair[1], 1);
    const kept = left[pair[0]];
    if (gone && kept) for (let part = 0; part < 4; part += 1) kept[part] = (kept[part] ?? 0) + (gone[part] ?? 0);
  }
}
