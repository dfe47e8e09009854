/**
 * Writes app/_countries/world.json: the countries of the world as outlines of an SVG, by their two letters, drawn from Natural
 * Earth (public domain) as the package world-atlas has it. Coordinates are whole and count from the point before, so that a page
 * carries little. Run after a new edition of that package.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { geoEqualEarth, geoPath } from 'd3-geo';
import iso from 'i18n-iso-countries';
import { feature } from 'topojson-client';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const size = [800, 390];

const atlas = JSON.parse(await readFile(path.join(root, 'node_modules/world-atlas/countries-110m.json'), 'utf8'));
const { features } = feature(atlas, atlas.objects.countries);
// The ice at the pole is nobody's country, and a sixth of the drawing.
const lands = features.filter(({ id }) => id !== '010');
const projection = geoEqualEarth().fitSize(size, { type: 'FeatureCollection', features: lands });

/** Rings of a drawing as whole steps from point to point; what shrinks to less than a triangle is left out. */
function draw(land) {
  const rings = [];
  let ring = [];
  const context = {
    moveTo: (x, y) => {
      ring = [[Math.round(x), Math.round(y)]];
      rings.push(ring);
    },
    lineTo: (x, y) => ring.push([Math.round(x), Math.round(y)]),
    closePath: () => undefined,
    arc: () => undefined,
  };
  geoPath(projection, context)(land);
  return rings.map(ringAsPath).join('');
}

function ringAsPath(points) {
  const kept = points.filter(([x, y], at) => at === 0 || x !== points[at - 1][0] || y !== points[at - 1][1]);
  if (kept.length < 3) return '';
  const steps = kept.slice(1).map(([x, y], at) => `${x - kept[at][0]} ${y - kept[at][1]}`);
  return `M${kept[0].join(' ')}l${steps.join(' ').replaceAll(' -', '-')}z`;
}

const world = {};
for (const land of lands) {
  const code = iso.numericToAlpha2(land.id ?? '') ?? '';
  const drawn = draw(land);
  if (drawn !== '') world[code] = (world[code] ?? '') + drawn;
}
const sorted = Object.fromEntries(Object.entries(world).sort(([one], [other]) => (one < other ? -1 : 1)));
await writeFile(
  path.join(root, 'app/_countries/world.json'),
  `${JSON.stringify({ size, outlines: sorted }, null, 2)}\n`,
);
