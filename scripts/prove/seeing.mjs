/** That the comparison is not blind: what must be seen is seen, each where it belongs. */
import { askBoth } from './ask-both.mjs';
import { sayFound } from './equal.mjs';
import { mayDiffer } from './may-differ.mjs';
import { ownPages } from './people.mjs';
import { inData, onTheWire } from './plants.mjs';

/** @typedef {import('./equal.mjs').Scene} Scene */

/** A handful of surfaces of one route is enough to see something that is there. */
const FEW = 40;
const ofRoute = ({ surfaces }, route, transport) =>
  surfaces.filter((one) => one.route === route && (!transport || one.transport === transport)).slice(0, FEW);

/**
 * A herself and a seller of hers do see it, on every page that is said to be theirs.
 * @param {Scene} scene
 */
export async function seesInsiders(scene) {
  const faults = [];
  for (const [name, routes] of Object.entries(ownPages)) {
    const viewers = scene.insiders.filter((one) => one.name === name);
    for (const route of routes) {
      const surfaces = ofRoute(scene, route, undefined).map((one) => inOwn(one, name));
      const { found } = await askBoth({ ...scene, surfaces, viewers });
      if (found.length === 0) faults.push(`${route} shows nothing of it to ${name}`);
    }
  }
  return { name: 'A and her sellers see it on their own pages', faults };
}

/** The seller who sold looks into his own studio. */
const inOwn = (surface, name) =>
  name === 'sold' ? { ...surface, path: surface.path.replace(/\/studio\/[^/]+/, '/studio/cedar-and-co') } : surface;

const seen = (found) => (found.length > 0 ? [] : ['nothing was seen']);

/**
 * Leaks made on purpose in what the second world answers.
 * @param {Scene} scene
 */
export async function seesOnTheWire(scene) {
  const results = [];
  for (const { place, route, transport, change } of onTheWire) {
    const surfaces = ofRoute(scene, route, transport).slice(0, 4);
    const { found } = await askBoth({ ...scene, surfaces, change, viewers: scene.viewers.slice(1, 2) });
    results.push({ name: `a leak on the wire is seen: ${place}`, faults: seen(found) });
  }
  return results;
}

/**
 * Leaks made on purpose in what the second world keeps; after it the worlds are no twins any more.
 * @param {Scene} scene
 */
export async function seesInData(scene) {
  const results = [];
  for (const { place, route, sql } of inData) {
    const given = { ...scene, surfaces: ofRoute(scene, route), viewers: scene.viewers.slice(0, 1) };
    // What was said before shows where it may; the leak has to show where nothing did.
    const before = await askBoth(given);
    const said = new Set(before.found.map(({ surface }) => surface));
    await scene.worlds[1].sql(sql);
    const { found } = await askBoth({ ...given, surfaces: given.surfaces.filter((one) => !said.has(one)) });
    results.push({ name: `a leak in the data is seen: ${place}`, faults: seen(found) });
  }
  return results;
}

/**
 * A thing of which A buys the last: only where it stands itself is anything changed, and a shelf that its seller emptied looks the same.
 * @param {Scene} scene
 */
export async function soldOut(scene) {
  const { path, page, product, variant } = await scene.worlds[1].live(['--last']);
  const surfaces = scene.whole.filter((one) => isNear(one, page));
  const given = { ...scene, surfaces };
  const { found } = await askBoth(given);
  const names = [path, product, variant];
  const entries = mayDiffer.map((entry) => ({ ...entry, applied: 0 }));
  const strange = found.filter((one) => {
    const entry = entries.find(({ allows }) => allows(one, names));
    if (entry) entry.applied++;
    return !entry;
  });
  await scene.worlds[0].sql(`update shop.variant set stock = 0 where id = '${variant}'`);
  const emptied = await askBoth(given);
  const idle = entries.filter(({ applied }) => applied === 0).map(({ reason }) => `never needed: ${reason}`);
  return [
    {
      name: `a thing that is sold out changes its own presence alone (${found.length} answers)`,
      faults: [...strange.map(sayFound), ...seen(found), ...idle],
    },
    { name: 'sold out by A or taken from the shelf: the same', faults: emptied.found.map(sayFound) },
  ];
}

/** Of its page, and wherever things of all pages stand. */
const isNear = ({ route, path }, page) =>
  path.split(/[/?]/).includes(page) ||
  ['/', '/discover', '/feed', '/search', '/sitemap/[part]', '/llms.txt', '/people/[handle]'].includes(route);
