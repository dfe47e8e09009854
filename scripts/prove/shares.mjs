/**
 * What A shares of her purchases and takes back, in the second world alone: those it is for see it, to everybody else the worlds stay the
 * same, its own address included, and when it is taken back they are the same again to all.
 */
import { askBoth } from './ask-both.mjs';
import { sayFound } from './equal.mjs';
import { named } from './people.mjs';

/** @typedef {import('./equal.mjs').Scene} Scene @typedef {{ audience: string, id: string, token: string | null, page: string, product: string }} Shared */

/** Which of the company sees what goes to whom, in lists and at its address. What goes by link stands in no list. */
const seenBy = {
  people: ['named', 'named too'],
  circle: ['named'],
  friends: ['named', 'named too', 'friend'],
  link: [],
};

/** All at once, so that few answers tell; and one after the other, where there is time. */
const together = [Object.keys(seenBy)];
const alone = Object.keys(seenBy).map((audience) => [audience]);

/**
 * @param {Scene} scene
 * @param {{ short: boolean }} given `short`: all audiences at once, and only where shares can stand; else each by itself too, and then every route
 */
export async function seesShares(scene, { short }) {
  const results = [];
  for (const audiences of short ? together : [...alone, ...together]) {
    const everywhere = !short && audiences.length > 1;
    results.push(...(await sharedAndTakenBack(scene, audiences, everywhere)));
  }
  return results;
}

/** @param {Scene} scene @param {string[]} audiences @param {boolean} everywhere whether every route is asked for too */
async function sharedAndTakenBack(scene, audiences, everywhere) {
  const [, two] = scene.worlds;
  const shares = await two.live(['--share', audiences.join(','), '--named', named.join(',')]);
  const surfaces = [...ownSurfaces(scene, shares), ...listsOf(shares), ...(everywhere ? scene.few : [])];
  const expected = maySee(shares);
  const { found } = await askBoth({ ...scene, surfaces, viewers: scene.company, expected });
  await takeBack(two, shares);
  const { found: left } = await askBoth({ ...scene, surfaces, viewers: scene.company });
  const what = `shared with ${audiences.join(', ')}`;
  return [
    {
      name: `${what}: seen by those it is for, and the same to all others`,
      faults: faultsOf(shares, surfaces, found, scene.company),
    },
    {
      name: `${what}, and taken back: the same to everybody on ${surfaces.length} surfaces`,
      faults: left.map(sayFound),
    },
  ];
}

const takeBack = (world, shares) => world.live(['--take-back', shares.map(({ id }) => id).join(',')]);

/** Whether something may show one of these shares to somebody. Those who are named are told, and the bell of every page says so. */
function maySee(shares) {
  const inLists = shares.flatMap(({ audience }) => seenBy[audience]);
  const told = shares.some(({ audience }) => audience === 'people') ? seenBy.people : [];
  return (surface, viewer) =>
    (surface.for ?? inLists).includes(viewer) || (surface.transport !== 'file' && told.includes(viewer));
}

/**
 * What is wrong with what was found while they were shared: somebody they are not for sees something, or somebody they are for nothing where they must show.
 * @param {Pick<Shared, 'audience'>[]} shares @param {(import('./asking.mjs').Surface & { for?: string[], shows?: boolean })[]} surfaces
 * @param {import('./ask-both.mjs').Found[]} found @param {{ name: string }[]} company @returns {string[]}
 */
export function faultsOf(shares, surfaces, found, company) {
  const may = maySee(shares);
  const inLists = shares.flatMap(({ audience }) => seenBy[audience]);
  const must = (surface, viewer) => surface.shows && (surface.for ?? inLists).includes(viewer);
  const strange = found.filter(({ surface, viewer }) => !may(surface, viewer)).map(sayFound);
  const seen = new Set(found.map(({ surface, viewer }) => `${surface.transport} ${surface.path} ${viewer}`));
  const blind = surfaces.flatMap((surface) =>
    company
      .filter(({ name }) => must(surface, name) && !seen.has(`${surface.transport} ${surface.path} ${name}`))
      .map(({ name }) => `${surface.path} (${surface.transport}) shows nothing of it to ${name}`),
  );
  return [...strange, ...blind];
}

const page = { transport: 'page', headers: { accept: 'text/html' } };
const data = { transport: 'data', headers: { accept: '*/*', rsc: '1' } };
const file = { transport: 'file', headers: { accept: '*/*' } };

/** A share's own addresses: `for` says to whom they may answer, who is all that have its link where there is one. */
function ownSurfaces({ origin, company }, shares) {
  const everybody = company.map(({ name }) => name);
  return shares.flatMap(({ audience, id, token }) => {
    const own = { for: seenBy[audience], shows: true };
    const linked = { for: everybody, shows: true };
    return [
      { ...page, ...own, route: '/shares/[share]', path: `/shares/${id}` },
      { ...data, ...own, route: '/shares/[share]', path: `/ar/shares/${id}` },
      { ...file, ...own, route: '/shares/[share]/photo', path: `/shares/${id}/photo` },
      ...(token
        ? [
            { ...page, ...linked, route: '/s/[token]', path: `/s/${token}` },
            { ...file, ...linked, route: '/s/[token]/photo', path: `/s/${token}/photo` },
            { ...file, ...linked, route: '/s/[token]/preview.jpg', path: `/s/${token}/preview.jpg` },
            { ...file, ...linked, route: '/oembed', path: `/oembed?url=${encodeURIComponent(`${origin}/s/${token}`)}` },
          ]
        : []),
    ];
  });
}

/** Where shares stand among other things, on her profile whenever somebody may see one. */
function listsOf(shares) {
  return [
    { ...page, shows: true, route: '/people/[handle]', path: '/people/grace-kim' },
    { ...data, shows: true, route: '/people/[handle]', path: '/ar/people/grace-kim' },
    { ...page, route: '/feed', path: '/feed' },
    { ...page, route: '/notifications', path: '/notifications' },
    { ...page, route: '/shares', path: '/shares' },
    ...shares.flatMap(({ product, page: shop }) => [
      { ...page, route: '/[page]/[product]', path: `/${product}` },
      { ...file, route: '/[page]/feed.xml', path: `/${shop}/feed.xml` },
    ]),
  ];
}

/**
 * The control: what A says in public of a purchase is what everybody may know, and each of the viewers must see it. Where it can be taken back it is, and nobody
 * sees anything more of it.
 * @param {Scene} scene @param {string} telling
 */
export async function seesWhatIsSaid(scene, telling) {
  const [, two] = scene.worlds;
  const { said, share } = await two.live(['--say', telling]);
  const surfaces = scene.whole.filter(
    ({ path, transport }) => transport !== 'ahead' && path.replace(/^\/ar(?=\/)/, '').startsWith(`/${said}`),
  );
  const { found } = await askBoth({ ...scene, surfaces, expected: () => true });
  const blind = scene.viewers.filter(({ name }) => !found.some((one) => one.viewer === name));
  const seen = {
    name: `control: a purchase that A tells everybody by a ${telling} is seen by every viewer`,
    faults: blind.map(({ name }) => `${name} sees nothing on ${surfaces.length} surfaces`),
  };
  if (!share) return [seen];
  await takeBack(two, [{ id: share }]);
  const { found: left } = await askBoth({ ...scene, surfaces });
  return [seen, { name: `control: and by nobody once the ${telling} is taken back`, faults: left.map(sayFound) }];
}
