/**
 * How well pictures are found, on the four tasks of the DEV set: recall, MRR and precision for A and B joined, for the
 * carried model and for baselines, each in percent; result files in the scorer's format lie in the folder of `--out`.
 *   SOUK_REFERENCE=<folder> node bench/vision/run.mjs [--out dist/bench/vision] [--from 0 --to 600] [--part learn]
 * Looking takes minutes: with --from and --to only some pictures are looked at and kept; without, everything kept is judged;
 * with --part only what was learned from (`learn`) or what nothing was learned from (`judge`), so that the gap between both is seen.
 */
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { baselines } from './baselines.mjs';
import { lookAt } from './look.mjs';
import { readDev, tasksOf } from './parts.mjs';
import { judge, randomScores, rank } from './scores.mjs';

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'dist/bench/vision' },
    from: { type: 'string' },
    to: { type: 'string' },
    part: { type: 'string' },
  },
});
const reference = process.env.SOUK_REFERENCE;
if (!reference) throw new Error('SOUK_REFERENCE names the folder that holds models and visual-dev');
const pictures = path.join(reference, 'visual-dev');
const dev = readDev(pictures);
const { items } = dev;
const ids = Object.keys(items);
fs.mkdirSync(values.out, { recursive: true });

const isLooking = values.from !== undefined || values.to !== undefined;
const wanted = ids.slice(Number(values.from ?? 0), Number(values.to ?? ids.length));
const kept = await lookAt(wanted, { items, models: path.join(reference, 'models'), out: values.out });
if (isLooking) {
  console.log(`${kept.size} of ${ids.length} pictures looked at`);
  process.exit(0);
}

const tasks = tasksOf(dev, values.part, kept);
const routes = {
  random: null,
  ...baselines,
  'A raw': (seen) => unit(seen.features.subarray(0, 1280)),
  'A+B raw': (seen) => unit(seen.features),
  'A+B': (seen) => unit(Float32Array.from(seen.coral)),
  carried: (seen) => unit(Float32Array.from(seen.carried)),
};
for (const [name, vectorOf] of Object.entries(routes)) {
  const vectors = vectorOf && new Map(ids.map((id) => [id, vectorOf(kept.get(id))]));
  const result = {};
  const line = Object.entries(tasks).map(([task, rules]) => {
    result[task] = rank(
      rules,
      items,
      vectors ? (one, other) => dot(vectors.get(one), vectors.get(other)) : randomScores(),
    );
    return `${task} ${judge(rules, items, result[task])}`;
  });
  fs.writeFileSync(
    path.join(values.out, `${[name, values.part ?? ''].join(' ').trim().replace(/\W+/g, '-')}.json`),
    JSON.stringify(result),
  );
  console.log(`${name.padEnd(12)} ${line.join(' | ')}`);
}

function dot(one, other) {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += one[at] * other[at];
  return sum;
}

function unit(numbers) {
  const length = Math.sqrt(dot(numbers, numbers)) || 1;
  return numbers.map((number) => number / length);
}
