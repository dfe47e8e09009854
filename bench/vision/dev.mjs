/** What learning and judging begin with: the DEV pictures, looked at and read as the product does it, by the options of the command. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { comparing } from './comparing.mjs';
import { openVision } from './open.mjs';
import { picturesOf, readDev } from './parts.mjs';
import { showAll } from './shown.mjs';
import { readAll } from './words.mjs';

/** Options of every command; `--seconds` ends looking and reading after that time each. */
const options = { out: { type: 'string', default: 'dist/bench/vision' }, seconds: { type: 'string' } };

/** What the product reads of what was learned. */
export const learnedFile = 'lib/shop/vision/asked/learned.json';

/** Embedders, and by which name `showAll` tells their vectors. */
export const embedders = { 'coral-ab-1': 'coral', 'souk-vision-1': 'carried' };

/**
 * @param {{ more?: object, others?: (out: string) => object[] }} [given] further options, and pictures that are looked at as well
 * @returns {Promise<{ values: object, vision: object, dev: object, others: object[], seen: Map<string, object>, words: Map<string, object>,
 *   compared: ReturnType<typeof comparing> }>}
 */
export async function openDev({ more = {}, others: othersOf = () => [] } = {}) {
  const { values } = parseArgs({ options: { ...options, ...more } });
  const reference = process.env.SOUK_REFERENCE;
  if (!reference) throw new Error('SOUK_REFERENCE names the folder that holds models and visual-dev');
  const dev = readDev(path.join(reference, 'visual-dev'));
  const others = othersOf(values.out);
  const where = {
    out: values.out,
    models: path.join(reference, 'models'),
    seconds: values.seconds && Number(values.seconds),
  };
  const vision = await openVision();
  const seen = await showAll([...picturesOf(dev), ...others], where);
  const words = await readAll(picturesOf(dev), seen, where);
  return { values, vision, dev, others, seen, words, compared: comparing(vision, seen) };
}
