import sharp from 'sharp';
import { expect, it } from 'vitest';
import type { OpenPicture } from './model';
import { isSamePattern, readPattern } from './read-pattern';

/** A thing of 400 by 400 on a light wall, with what is drawn on it. */
async function thing(drawn: string, body = '#30406a'): Promise<OpenPicture> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="600"><rect width="600" height="600" fill="#efece6"/>
    <clipPath id="c"><rect x="100" y="100" width="400" height="400" rx="40"/></clipPath>
    <g clip-path="url(#c)"><rect width="600" height="600" fill="${body}"/>${drawn}</g></svg>`;
  const { data, info } = await sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgb: data };
}

const rows = (every: number) => Array.from({ length: Math.ceil(600 / every) }, (_, at) => at * every);
const lying = (every: number, ink = '#d8a030') =>
  rows(every)
    .map((y) => `<rect y="${y}" width="600" height="${every / 2}" fill="${ink}"/>`)
    .join('');
const standing = (every: number) =>
  rows(every)
    .map((x) => `<rect x="${x}" width="${every / 2}" height="600" fill="#d8a030"/>`)
    .join('');
const dots = (every: number) =>
  rows(every)
    .flatMap((x) => rows(every).map((y) => `<circle cx="${x}" cy="${y}" r="${every / 4}" fill="#d8a030"/>`))
    .join('');

it('reads stripes that lie, stripes that stand, and figures all over', async () => {
  expect(readPattern(await thing(lying(32)))?.kind).toBe('lying');
  expect(readPattern(await thing(standing(32)))?.kind).toBe('standing');
  expect(readPattern(await thing(dots(32)))?.kind).toBe('all_over');
});

it('reads nothing where nothing repeats: on one colour, a picture in the middle, two legs, one edge', async () => {
  const none = [
    '',
    '<circle cx="300" cy="300" r="70" fill="#c22"/>',
    '<rect x="270" y="150" width="60" height="400" fill="#efece6"/>',
    '<rect y="300" width="600" height="300" fill="#d8a030"/>',
  ];
  for (const drawn of none) expect(readPattern(await thing(drawn))).toBeNull();
});

it('calls patterns the same in other colours and from a little farther away, and not across kinds, sizes or with nothing', async () => {
  const [fine, red, wider, wide, spotted] = await Promise.all([
    thing(lying(28)),
    thing(lying(28, '#f0c8c0'), '#a02028'),
    thing(lying(36)),
    thing(lying(56)),
    thing(dots(28)),
  ]);
  const same = (one: OpenPicture, other: OpenPicture) => isSamePattern(readPattern(one), readPattern(other));
  expect([same(fine, red), same(fine, wider)]).toEqual([true, true]);
  expect([
    same(fine, wide),
    same(fine, spotted),
    isSamePattern(readPattern(fine), null),
    isSamePattern(null, null),
  ]).toEqual([false, false, false, false]);
});
