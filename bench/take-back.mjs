/**
 * How long what is taken back is still shown: from the answer of the take-back to the last answer of the site that shows it, over feed, profile, product
 * page, its own address, notices, link, embed and preview picture, all asked without a pause; and to the moment an open page drops it. Against a site that runs:
 *   SOUK_DATA=<its folder> node bench/take-back.mjs --origin http://localhost:3000 [--shares 20]
 * Grace of the demonstration shares, Lina looks. Prints one JSON in milliseconds: `shownAfter` is the last answer that showed it (0: none came after),
 * `begunAfter` how many that were asked for after the take-back was answered still did; those must be none. `answer` is how long one took, for comparison.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { openDatabase } from '../scripts/start/database.mjs';
import { readJson } from '../scripts/start/files.mjs';
import { findOrInstallChromium } from '../scripts/test/chromium.mjs';
import { formsOf, Shopper } from './browserless.mjs';
import { openOwner } from './crowd.mjs';

const { values } = parseArgs({
  options: { origin: { type: 'string', default: 'http://localhost:3000' }, shares: { type: 'string', default: '20' } },
});
const { origin } = values;
const folder = process.env.SOUK_DATA ?? '';
const now = () => performance.timeOrigin + performance.now();

/** What she shows of a thing with a picture, to those she names and by link, as the verbs write it. */
async function shareTwice(sql, number) {
  const [grace, lina] = await Promise.all(
    ['grace-kim', 'lina'].map((handle) => sql`select person_id as id from identity.profile where handle = ${handle}`),
  );
  const [thing] = await sql`
    select p.id, p.page_id, g.handle || '/' || p.slug as path, m.key from shop.product p join shop.page g on g.id = p.page_id
    join shop.product_media pm on pm.product_id = p.id join shop.media m on m.id = pm.media_id
    where p.state = 'published' and g.state = 'published' order by p.id limit 1`;
  const words = `bench-${number}-${randomBytes(4).toString('hex')}`;
  const token = randomBytes(20).toString('base64url');
  const [named, linked] = [randomUUID(), randomUUID()];
  const hash = createHash('sha256').update(token).digest('hex');
  for (const [id, audience, link] of [
    [named, 'people', null],
    [linked, 'link', hash],
  ])
    await sql`
      insert into social.share (id, person_id, mark, audience, link_hash, product_id, item, page_id, note, photo_key)
      values (${id}, ${grace[0].id}, ${randomUUID()}, ${audience}, ${link}, ${thing.id}, ${words}, ${thing.page_id}, ${words}, ${thing.key})`;
  await sql`insert into social.share_person (share_id, person_id) values (${named}, ${lina[0].id})`;
  await sql`
    insert into social.notice (person_id, kind, subject_kind, subject_id, by_id)
    values (${lina[0].id}, 'shared_with_you', 'share', ${named}, ${grace[0].id})`;
  return { words, token, named, linked, product: thing.path };
}

/** A uuid as addresses have it: Crockford's base32, most significant first. */
function inAddress(noun, uuid) {
  let rest = BigInt(`0x${uuid.replaceAll('-', '')}`);
  let text = '';
  for (let at = 0; at < 26; at++, rest >>= 5n) text = '0123456789abcdefghjkmnpqrstvwxyz'[Number(rest & 31n)] + text;
  return `${noun}_${text}`;
}

/** Asks for a place again and again until told to stop, and writes down when each question and answer was and whether it showed the thing. */
function watch(shopper, place, shows) {
  const seen = [];
  let stopped = false;
  const ended = (async () => {
    while (!stopped) {
      const asked = now();
      const answer = await shopper.get(place);
      seen.push({ asked, answered: now(), shown: shows(answer) });
    }
  })();
  const stop = () => {
    stopped = true;
    return ended;
  };
  return { seen, stop };
}

const isThere = (answer) => answer.status === 200;

/** Where each stands: whoever is named sees the first at five places, whoever has the link the second at three. */
function placesOf(shared) {
  const says = (answer) => answer.status === 200 && answer.body.includes(shared.words);
  const link = `/s/${shared.token}`;
  return {
    named: {
      feed: ['/feed', says],
      profile: ['/people/grace-kim', says],
      product: [`/${shared.product}`, says],
      share: [`/shares/${inAddress('shr', shared.named)}`, says],
      notices: ['/notifications', says],
    },
    linked: {
      link: [link, says],
      embed: [`/oembed?url=${encodeURIComponent(origin + link)}`, isThere],
      preview: [`${link}/preview.jpg`, isThere],
    },
  };
}

/** Takes one back through the form of her own list, while everything that shows it is asked for. */
async function takeBack(grace, id, places, lookers, page) {
  const form = formsOf((await grace.get('/shares')).body).find(
    ({ fields, button }) => fields.get('share') === inAddress('shr', id) && /Take back/.test(button),
  );
  if (!form) throw new Error('her list has no such share');
  const watches = Object.entries(places).map(([name, [place, shows]], index) => [
    name,
    watch(lookers[index], place, shows),
  ]);
  // Each has shown it at least twice before it goes, or nothing is measured.
  while (watches.some(([, { seen }]) => seen.filter(({ shown }) => shown).length < 2)) await pause(20);
  const dropped = page?.evaluate(
    () =>
      new Promise((resolve) => {
        const gone = () => performance.timeOrigin + performance.now();
        const text = document.querySelector('main')?.textContent ?? '';
        new MutationObserver(() => {
          if (document.querySelector('main')?.textContent !== text) resolve(gone());
        }).observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
  );
  await grace.request(grace.call('/shares', form));
  const at = now();
  while (watches.some(([, { seen }]) => seen.filter(({ asked }) => asked > at).length < 2)) await pause(20);
  const rows = watches.map(([name, one]) => [name, afterwards(one.seen, at)]);
  await Promise.all(watches.map(([, one]) => one.stop()));
  return { ...Object.fromEntries(rows), ...(dropped && { open: { shownAfter: Math.max(0, (await dropped) - at) } }) };
}

function afterwards(seen, at) {
  const shown = seen.filter((one) => one.shown);
  const took = seen.map(({ asked, answered }) => answered - asked).sort((one, other) => one - other);
  return {
    answer: took[took.length >> 1] ?? 0,
    shownAfter: Math.max(0, ...shown.map(({ answered }) => answered - at)),
    begunAfter: shown.filter(({ asked }) => asked > at).length,
  };
}

function summed(rounds) {
  const names = Object.keys(rounds[0]);
  return Object.fromEntries(
    names.map((name) => {
      const times = rounds.map((round) => round[name].shownAfter).sort((one, other) => one - other);
      const at = (part) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * part))]);
      const told = { p50: at(0.5), p95: at(0.95), most: at(1) };
      if (name === 'open') return [name, told];
      const begunAfter = rounds.reduce((sum, round) => sum + round[name].begunAfter, 0);
      const answers = rounds.map((round) => round[name].answer).sort((one, other) => one - other);
      return [name, { answer: Math.round(answers[answers.length >> 1]), ...told, begunAfter }];
    }),
  );
}

const { ownerUrl } = await openDatabase(folder, {});
const sql = openOwner(ownerUrl);
const { password } = readJson(path.join(folder, 'demo.json')).signIns[0];
const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });
const [grace, lina] = [new Shopper(origin, agent), new Shopper(origin, agent)];
await grace.signIn('grace@demo.souk', password);
await lina.signIn('lina@demo.souk', password);
const browser = await chromium.launch({ executablePath: await findOrInstallChromium() });
const context = await browser.newContext();
await context.addCookies(
  [...lina.cookies].map(([name, value]) => ({
    name,
    value,
    domain: new URL(origin).hostname,
    path: '/',
    secure: true,
  })),
);
const rounds = [];
for (let number = 0; number < Number(values.shares); number++) {
  const shared = await shareTwice(sql, number);
  const { named, linked } = placesOf(shared);
  const page = await context.newPage();
  await page.goto(`${origin}${named.share[0]}`);
  await page.getByText(shared.words).first().waitFor();
  // By now it hears what is told.
  await page.waitForLoadState('networkidle').catch(() => undefined);
  const one = await takeBack(
    grace,
    shared.named,
    named,
    Object.keys(named).map(() => lina),
    page,
  );
  await page.close();
  const other = await takeBack(
    grace,
    shared.linked,
    linked,
    Object.keys(linked).map(() => new Shopper(origin, agent)),
  );
  rounds.push({ ...one, ...other });
  process.stderr.write(`  ${number + 1} of ${values.shares}  ${JSON.stringify(summed(rounds))}\n`);
}
await browser.close();
agent.destroy();
await sql.end();
console.log(JSON.stringify({ shares: rounds.length * 2, load: os.loadavg()[0], ...summed(rounds) }, null, 1));
process.exit(0);
