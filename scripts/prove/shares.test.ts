import { expect, test } from 'vitest';
import { company } from './people.mjs';
import { faultsOf } from './shares.mjs';

const asked = { route: '/', transport: 'page', headers: {} };
const own = { ...asked, path: '/shares/shr_1', for: ['named', 'named too'], shows: true };
const profile = { ...asked, path: '/people/grace-kim', shows: true };
const feed = { ...asked, path: '/feed' };
const surfaces = [own, profile, feed];
const shares = [{ audience: 'people' }];
const seen = (surface: typeof feed, ...viewers: string[]) =>
  viewers.map((viewer) => ({ surface, viewer, difference: { what: 'body', one: 'a', two: 'b' }, answers: [] }));
const faults = (...found: ReturnType<typeof seen>[]) => faultsOf(shares, surfaces, found.flat(), company);
const right = [seen(own, 'named', 'named too'), seen(profile, 'named', 'named too')];

test('a share is seen by those it is for, wherever it must show, and by nobody else', () => {
  expect(faults(...right)).toEqual([]);
  // Where it may stand among other things, it need not.
  expect(faults(...right, seen(feed, 'named'))).toEqual([]);
  for (const other of ['friend', 'third', 'visitor'])
    for (const surface of surfaces) expect(faults(...right, seen(surface, other)), other).toHaveLength(1);
});

test('the bell of those who are named is on every page, and on no file', () => {
  const page = { ...own, path: '/shares/shr_2', for: [] };
  const file = { ...page, transport: 'file' };
  expect(faultsOf(shares, [page], seen(page, 'named'), company)).toEqual([]);
  expect(faultsOf(shares, [page], seen(page, 'friend'), company)).toHaveLength(1);
  expect(faultsOf([{ audience: 'circle' }], [page], seen(page, 'named'), company)).toHaveLength(1);
  expect(faultsOf(shares, [file], seen(file, 'named'), company)).toHaveLength(1);
});

test('a comparison that does not see it where it shows is blind', () => {
  expect(faults()).toHaveLength(4);
  expect(faults(seen(own, 'named'), seen(profile, 'named', 'named too'))).toEqual([
    '/shares/shr_1 (page) shows nothing of it to named too',
  ]);
});
