/** Bundles what the product sees with, so that a measurement runs the product's own code. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleEntries } from '../../scripts/start/bundle.mjs';

/** @returns {Promise<typeof import('./vision.ts').vision>} */
export async function openVision() {
  await bundleEntries({ vision: 'bench/vision/vision.ts' }, 'dist/bench');
  const { vision } = await import(pathToFileURL(path.resolve('dist/bench/vision.mjs')).href);
  return vision;
}
