/**
 * How often a match is refused though the shop has what is shown, and shown though it has not, with what `learn-weights.mjs` learned: on
 * the part learned from and on the other one, for A and B joined and for the carried model.
 *   SOUK_REFERENCE=<folder> node bench/vision/refusal.mjs [--out dist/bench/vision] [--seconds 600]
 */
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { foreignPictures } from './foreign.mjs';
import { judgeBelief } from './learn-belief.mjs';
import { openVision } from './open.mjs';
import { picturesOf, readDev } from './parts.mjs';
import { showAll } from './shown.mjs';

const { values } = parseArgs({
  options: { out: { type: 'string', default: 'dist/bench/vision' }, seconds: { type: 'string' } },
});
const reference = process.env.SOUK_REFERENCE;
if (!reference) throw new Error('SOUK_REFERENCE names the folder that holds models and visual-dev');
const vision = await openVision();
const dev = readDev(path.join(reference, 'visual-dev'));
const foreign = foreignPictures(values.out);
const models = path.join(reference, 'models');
const seen = await showAll([...picturesOf(dev), ...foreign], {
  out: values.out,
  models,
  seconds: values.seconds && Number(values.seconds),
});
const { embedders } = JSON.parse(fs.readFileSync('lib/shop/vision/asked/learned.json', 'utf8'));
for (const [embedder, eyes] of Object.entries({ 'coral-ab-1': 'coral', 'souk-vision-1': 'carried' })) {
  for (const part of ['learn', 'judge']) {
    const { byKind, ...figures } = judgeBelief({
      vision,
      dev,
      foreign,
      seen,
      eyes,
      part,
      learned: embedders[embedder],
    });
    console.log(embedder, part, JSON.stringify(figures));
    if (part === 'judge') console.log('  by kind', JSON.stringify(byKind));
  }
}
