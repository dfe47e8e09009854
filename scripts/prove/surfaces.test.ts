import { describe, expect, test } from 'vitest';
import { notCompared } from './not-compared.mjs';
import { closedToOthers, ownPages } from './people.mjs';
import { inData, onTheWire } from './plants.mjs';
import { files, pages, searches } from './routes.mjs';
import { surfacesOf, unknownRoutes } from './surfaces.mjs';

const known = [pages, files, searches, notCompared].flatMap((list) => Object.keys(list));
/** A world with two of everything. */
const places = new Proxy<Record<string, string[]>>(
  {},
  {
    get: (_none, name) => (name === 'origin' ? ['http://localhost:3000'] : [`${String(name)}-1`, `${String(name)}-2`]),
  },
);

describe('the list of surfaces', () => {
  test('holds every route of a build, and no other', () => {
    expect(unknownRoutes(known)).toEqual([]);
    expect(unknownRoutes([...known, '/sold-today'])).toEqual(['/sold-today is in no list']);
    expect(unknownRoutes(known.slice(1))).toEqual([`${known[0]} is no route`]);
  });

  test('says of each route that is left out why', () => {
    for (const [route, reason] of Object.entries(notCompared))
      expect(reason.split(' ').length, route).toBeGreaterThan(5);
  });

  test('asks for each page in every way and both languages, and for each file', () => {
    const surfaces = surfacesOf(places, { short: false, photo: Buffer.from('x') });
    const asked = (path: string) => surfaces.filter((one) => one.path === path).map(({ transport }) => transport);
    for (const path of ['/', '/ar', '/discover', '/ar/discover', '/people/handle-2', '/ar/people/handle-2'])
      expect(asked(path), path).toEqual(['page', 'data', 'ahead']);
    expect(asked('/sitemap.xml')).toEqual(['file']);
    expect(asked('/api/visual-search')).toEqual(['picture']);
    for (const route of known.filter((one) => !Object.hasOwn(notCompared, one)))
      expect(
        surfaces.some((one) => one.route === route),
        route,
      ).toBe(true);
  });

  test('leaves out no route in its short form but searches by picture', () => {
    const short = surfacesOf(places, { short: true, photo: null });
    const all = known.filter((one) => !Object.hasOwn(notCompared, one) && !Object.hasOwn(searches, one));
    expect(new Set(short.map(({ route }) => route))).toEqual(new Set(all));
  });

  test('what is planted, closed or somebody’s own is one of its routes', () => {
    const named = [...onTheWire, ...inData].map(({ route }) => route);
    const read = known.filter((one) => !Object.hasOwn(notCompared, one));
    expect(read).toEqual(expect.arrayContaining([...named, ...closedToOthers, ...Object.values(ownPages).flat()]));
  });
});
