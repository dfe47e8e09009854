/**
 * Renders the product pictures of the demo world. Deterministic: a picture depends on its name alone.
 *
 *   node scripts/pictures/run.mjs                  all that are missing, 960 × 1200, into db/seed/pictures
 *   node scripts/pictures/run.mjs vase-07 rug-01   these, anew
 *   … --width 300 --samples 4 --out /tmp/proofs    smaller proofs elsewhere
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { catalogue } from './catalogue/all';
import { develop } from './light/develop';
import { studio } from './light/studio';
import { expose } from './light/trace';
import { hashText, randomOf } from './random';

const bytesMax = 120_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    width: { type: 'string', default: '960' },
    samples: { type: 'string', default: '6' },
    out: { type: 'string', default: 'db/seed/pictures' },
  },
});

async function encode(pixels: Uint8Array, width: number, height: number): Promise<Buffer> {
  for (let quality = 84; ; quality -= 6) {
    const file = await sharp(pixels, { raw: { width, height, channels: 3 } })
      .webp({ quality, effort: 6, smartSubsample: true })
      .toBuffer();
    if (file.length <= bytesMax || quality <= 30) return file;
  }
}

async function render(name: string): Promise<void> {
  const shot = catalogue[name];
  if (!shot) throw new Error(`No picture is called ${name}`);
  const began = performance.now();
  const { setup, look, aspect } = shot(randomOf(hashText(name)));
  const width = Number(values.width);
  const height = Math.round(width * aspect);
  const scene = studio(setup);
  const film = expose(scene, width, height, Number(values.samples));
  const file = await encode(develop(film, scene.camera, look), width, height);
  writeFileSync(`${values.out}/${name}.webp`, file);
  console.log(`${name}  ${((performance.now() - began) / 1000).toFixed(1)} s  ${(file.length / 1000).toFixed(0)} kB`);
}

mkdirSync(values.out, { recursive: true });
const wanted =
  positionals.length > 0
    ? positionals
    : Object.keys(catalogue).filter((name) => !existsSync(`${values.out}/${name}.webp`));
for (const name of wanted) await render(name);
