/**
 * How well photographs name their drafts, and how surely one thing in other colours is told from other things. Garments are one thing only
 * with themselves, so the second colour is made: what stands before the background is dyed, and the picture tilted and cut a little. Pairs
 * that are no one thing are all others: garments of one photographer, on one ground, above all, and packages of one form.
 *
 * What no plane was learned for, groceries and things of all kinds, is to stay without a word: every shelf that is said of it is looked at.
 *
 * SOUK_REFERENCE=… node bench/vision/drafts.mjs [--eyes carried] [--garments 240] [--strange 3]
 */
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { bundleEntries } from '../../scripts/start/bundle.mjs';
import { isEven } from './parts.mjs';

const { values: options } = parseArgs({
  options: {
    eyes: { type: 'string', default: 'all' },
    garments: { type: 'string', default: '240' },
    strange: { type: 'string', default: '3' },
  },
});
const reference = process.env.SOUK_REFERENCE;
if (!reference) throw new Error('SOUK_REFERENCE names the folder that holds models and visual-dev');
const data = path.resolve('dist/bench', `drafts-${options.eyes}`);
// What the product insists on to start; nothing of it is asked here.
const known = {
  SOUK_MODE: 'sandbox',
  SOUK_ORIGIN: 'http://localhost:1',
  PAY_ORIGIN: 'http://localhost:2',
  NEXTAUTH_URL: 'http://localhost:1',
};
const secrets = [
  'NEXTAUTH_SECRET',
  'SOUK_SECRET',
  'STRIPE_SECRET_KEY',
  'STRIPE_PUBLISHABLE_KEY',
  'STRIPE_WEBHOOK_SECRET',
];
const databases = ['SHOP', 'MONEY', 'SOCIAL', 'IDENTITY'].map((ring) => [
  `DATABASE_URL_${ring}`,
  'postgres://nobody@localhost:1/none',
]);
Object.assign(
  process.env,
  known,
  Object.fromEntries([...secrets.map((name) => [name, 'x'.repeat(64)]), ...databases]),
  { SOUK_DATA: data },
);
await bundleEntries({ drafts: 'bench/vision/drafts.ts' }, 'dist/bench');
const { drafts } = await import(pathToFileURL(path.resolve('dist/bench/drafts.mjs')).href);
const models = options.eyes === 'carried' ? undefined : path.join(reference, 'models');
fs.mkdirSync(data, { recursive: true });
if (models) await drafts.prepareModels({ data, models, say: console.log });

const folder = path.join(reference, 'visual-dev');
const { items } = JSON.parse(fs.readFileSync(path.join(folder, 'labels.json'), 'utf8'));
const all = Object.entries(items).map(([id, item]) => ({ id, ...item, file: path.join(folder, item.file) }));
const garments = all.filter(({ source }) => source === 'clothing').slice(0, Number(options.garments));
const strange = all
  .filter(({ source }) => source !== 'clothing' && source !== 'clothing-simulated')
  .filter((_, at) => at % Number(options.strange) === 0);
const packages = all.filter(({ id, source }) => source === 'grocery' && /^g\d+$/.test(id));

async function told(one, bytes) {
  const opened = await drafts.openPicture(bytes);
  const seen = opened.ok && (await drafts.tellPicture(opened.value));
  return seen ? { ...one, ...seen, letters: null, picture: opened.value } : null;
}

/** Numbers that are the same for the same name, for ever. */
function drawn(text, from, to) {
  let hash = 2166136261;
  for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0), 16777619) >>> 0;
  return from + (hash % (to - from));
}

async function dyed({ id, file }) {
  // The product lets the decoder open bytes only, never a path.
  const { data: rgb, info } = await sharp(fs.readFileSync(file))
    .rotate()
    .resize(600, 600, { fit: 'inside' })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const raw = { width, height, channels: 3 };
  const [r, g, b] = ['r', 'g', 'b'].map((part) => drawn(id + part, 30, 230));
  const bright = drawn(`${id} light`, 75, 125) / 100;
  const dye = await sharp(rgb, { raw })
    .modulate({ hue: drawn(id, 60, 300), brightness: bright })
    .tint({ r, g, b })
    .raw()
    .toBuffer();
  const { grid, weights } = drafts.findForeground({ width, height, rgb });
  const out = Buffer.from(rgb);
  for (let at = 0; at < width * height; at += 1) {
    const [x, y] = [at % width, Math.floor(at / width)];
    const square = Math.floor((y * grid.height) / height) * grid.width + Math.floor((x * grid.width) / width);
    if (weights[square] > 0) dye.copy(out, at * 3, at * 3, at * 3 + 3);
  }
  const turned = await sharp(out, { raw })
    .rotate(drawn(id, -3, 4), { background: { r: out[0], g: out[1], b: out[2] } })
    .png()
    .toBuffer();
  const size = await sharp(turned).metadata();
  const part = (side, share) => Math.round(side * share);
  const cut = {
    left: part(size.width, 0.04),
    top: part(size.height, 0.02),
    width: part(size.width, 0.93),
    height: part(size.height, 0.94),
  };
  return sharp(turned).extract(cut).jpeg({ quality: 85 }).toBuffer();
}

async function eachOf(list, work) {
  const waiting = list.values();
  const done = [];
  const go = async () => {
    for (const one of waiting) done.push(await work(one));
  };
  await Promise.all([go(), go()]);
  return done.filter((one) => one !== null);
}

const shelfOf = { Shoes: ['shoes'] };
const nameOf = {
  Pants: 'trousers',
  'T-Shirt': 'top',
  Longsleeve: 'top',
  Polo: 'top',
  Shoes: 'shoes',
  Blazer: 'jacket',
  Dress: 'dress',
};
const share = (some, of) => (of === 0 ? '-' : `${((100 * some) / of).toFixed(1)} % of ${of}`);

const looked = await eachOf(garments, (one) => told(one, fs.readFileSync(one.file)));
const others = await eachOf(garments, async (one) => told(one, await dyed(one)));
const boxes = await eachOf(packages, (one) => told(one, fs.readFileSync(one.file)));
console.log(`embedder ${(await drafts.currentEmbedder()).id}; ${looked.length} garments, ${boxes.length} packages`);

const labelled = looked.filter(({ label }) => nameOf[label]);
const shelved = labelled.filter(({ shelf }) => shelf !== null);
const called = labelled.filter(({ thing }) => thing !== null);
console.log(
  `a shelf is said of ${share(shelved.length, labelled.length)}, rightly of ${share(shelved.filter(({ label, shelf }) => (shelfOf[label] ?? ['clothing', 'scarves']).includes(shelf)).length, shelved.length)}`,
);
console.log(
  `a name is said of ${share(called.length, labelled.length)}, rightly of ${share(called.filter(({ label, thing }) => nameOf[label] === thing.en).length, called.length)}`,
);
console.log(`a colour is said of ${share(looked.filter(({ colour }) => colour !== null).length, looked.length)}`);

/** The same garments in less and in more light: whichever colour is told of both is to be the same. */
const relit = async ({ file }, gain) =>
  sharp(await sharp(fs.readFileSync(file)).rotate().resize(600, 600, { fit: 'inside' }).removeAlpha().toBuffer())
    .linear(gain, 0)
    .png()
    .toBuffer();
let [bothTold, toldOther] = [0, 0];
for (const gain of [0.65, 1.25]) {
  const lit = await eachOf(garments, async (one) => told(one, await relit(one, gain)));
  for (const { id, colour } of lit) {
    const before = looked.find((one) => one.id === id)?.colour ?? null;
    if (colour === null || before === null) continue;
    bothTold += 1;
    if (colour !== before) toldOther += 1;
  }
}
console.log(`in other light another colour is told of ${share(toldOther, bothTold)}`);

/** Shelves that are right for what is no garment; of all else the data have none. */
const strangeShelves = {
  ...{ chair: 'furniture', windsor_chair: 'furniture', lamp: 'lighting', cup: 'ceramics', watch: 'accessories' },
  ...{ binocular: 'outdoors' },
};
const shelfOfStrange = ({ source, label }) => (source === 'grocery' ? 'food' : strangeShelves[label]);
const strangers = await eachOf(strange, (one) => told(one, fs.readFileSync(one.file)));
const spoken = strangers.filter(({ shelf }) => shelf !== null);
const falsely = spoken.filter((one) => one.shelf !== shelfOfStrange(one));
console.log(
  `of ${strangers.length} pictures of other kinds a shelf is said of ${spoken.length}, wrongly of ${falsely.length}:`,
  falsely.map(({ label, shelf }) => `${label} ${shelf}`).join(', '),
);

const withLetters = async (one) => {
  one.letters ??= await drafts.lettersOn(one.picture);
  return one;
};
async function isProposed(one, other) {
  if (!drafts.isSameInOtherColour({ ...one, letters: null }, { ...other, letters: null })) return false;
  return drafts.isSameInOtherColour(await withLetters(one), await withLetters(other));
}
async function countPairs(list) {
  let pairs = 0;
  const wrong = [];
  for (const [at, one] of list.entries())
    for (const other of list.slice(at + 1)) {
      pairs += 1;
      if (await isProposed(one, other)) wrong.push(`${one.id} ${other.id}`);
    }
  return { pairs, wrong };
}

for (const [name, keep] of [
  ['learned from', isEven],
  ['judged', (id) => !isEven(id)],
]) {
  const own = looked.filter(({ group }) => keep(group));
  let [pairs, right, another] = [0, 0, 0];
  for (const one of own) {
    const other = others.find(({ id }) => id === one.id);
    if (!other) continue;
    pairs += 1;
    // Dyed by chance into a colour of the same name, or none: nothing can be proposed.
    if (one.colour === null || other.colour === null || one.colour === other.colour) continue;
    another += 1;
    if (await isProposed(one, other)) right += 1;
  }
  const { pairs: strange, wrong } = await countPairs(own);
  console.log(
    `${name}: of ${pairs} dyed, ${another} tell two colours; proposed ${share(right, another)}; of ${strange} pairs of other garments ${wrong.length} wrongly: precision ${share(right, right + wrong.length)}`,
    wrong.join(', '),
  );
}
const { pairs, wrong } = await countPairs(boxes);
console.log(`of ${pairs} pairs of packages and produce ${wrong.length} are proposed:`, wrong.join(', '));
await drafts.closeEyes();
