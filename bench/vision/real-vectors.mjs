/** The vectors of the DEV pictures; they are looked at once, which takes minutes, and kept (`look.mjs`). */
import path from 'node:path';
import { lookAt } from './look.mjs';
import { readDev } from './parts.mjs';

/** @param {'coral' | 'carried'} eyes @returns {Promise<Int8Array[]>} */
export async function realVectors(eyes, out = 'dist/bench/vision') {
  const reference = process.env.SOUK_REFERENCE;
  if (!reference) throw new Error('SOUK_REFERENCE names the folder that holds models and visual-dev');
  const { items } = readDev(path.join(reference, 'visual-dev'));
  const seen = await lookAt(Object.keys(items), { items, models: path.join(reference, 'models'), out });
  return [...seen.values()].map((one) => one[eyes]);
}
