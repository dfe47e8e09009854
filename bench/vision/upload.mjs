/**
 * From an uploaded picture to its first results, over HTTP, against a site that runs: p50 and p95 in milliseconds at 1, 4 and 16 shoppers.
 *   SOUK_REFERENCE=<folder> node bench/vision/upload.mjs --origin http://localhost:3000 [--requests 60] [--shoppers 1,4,16]
 * Each shopper shows one picture after the other, as soon as the one before is answered, in turns to `/api/visual-search` and to what the
 * screen asks (`/search/picture/found`); `page` is the screen itself. Pictures are DEV photographs, every second one enlarged to 12
 * megapixels, as a telephone makes them. Prints one JSON; `refused` counts answers that are no findings, by status.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';

const { values } = parseArgs({
  options: {
    origin: { type: 'string', default: 'http://localhost:3000' },
    requests: { type: 'string', default: '60' },
    shoppers: { type: 'string', default: '1,4,16' },
  },
});
const reference = process.env.SOUK_REFERENCE;
if (!reference) throw new Error('SOUK_REFERENCE names the folder that holds visual-dev');
const { origin } = values;
const KINDS = 16;

const { tasks, items } = JSON.parse(fs.readFileSync(path.join(reference, 'visual-dev/labels.json'), 'utf8'));
const photos = tasks['photo-to-product'].queries.filter(
  (_, index, { length }) => index % Math.floor(length / KINDS) === 0,
);
const pictures = await Promise.all(photos.slice(0, KINDS).map(readPicture));

async function readPicture({ id }, index) {
  const bytes = fs.readFileSync(path.join(reference, 'visual-dev', items[id].file));
  if (index % 2 === 0) return bytes;
  return sharp(bytes).resize(4000, 3000, { fit: 'cover' }).jpeg({ quality: 80 }).toBuffer();
}

function post(address, wishes = {}) {
  return (index) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(wishes)) form.append(name, value);
    form.append('picture', new File([pictures[index % pictures.length]], 'photo.jpg', { type: 'image/jpeg' }));
    return fetch(origin + address, { method: 'POST', body: form, headers: { Origin: origin } });
  };
}

const targets = {
  api: post('/api/visual-search'),
  // As the screen sends it: with the country that the browser's languages name.
  screen: post('/search/picture/found', { country: 'US' }),
  page: () => fetch(`${origin}/search/picture`),
};

async function measure(ask, shoppers, requests) {
  const times = [];
  const refused = {};
  let found = 0;
  let next = 0;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: shoppers }, async () => {
      while (next < requests) {
        const index = next++;
        const from = performance.now();
        const answer = await ask(index);
        const text = await answer.text();
        if (answer.ok) times.push(performance.now() - from);
        else refused[answer.status] = (refused[answer.status] ?? 0) + 1;
        if (text.includes('prd_') || text.includes('"items":[{')) found++;
      }
    }),
  );
  times.sort((one, other) => one - other);
  const at = (share) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
  const perSecond = Math.round((times.length / (performance.now() - begun)) * 10_000) / 10;
  return { p50: at(0.5), p95: at(0.95), perSecond, found, refused };
}

for (const ask of Object.values(targets)) await measure(ask, 1, 4);
const results = {};
for (const shoppers of values.shoppers.split(',').map(Number)) {
  results[shoppers] = {};
  for (const [name, ask] of Object.entries(targets)) {
    results[shoppers][name] = await measure(ask, shoppers, Math.max(Number(values.requests), shoppers * 3));
    process.stderr.write(`  ${shoppers} shoppers, ${name}: ${JSON.stringify(results[shoppers][name])}\n`);
  }
}
const kilobytes = pictures.map(({ length }) => Math.round(length / 1000)).sort((one, other) => one - other);
const machine = `${os.cpus().length} x ${os.cpus()[0].model}`;
process.stdout.write(`${JSON.stringify({ machine, load: os.loadavg(), kilobytes, results })}\n`);
