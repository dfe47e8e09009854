import { type Look, plainLook } from '../light/develop';
import type { Setup } from '../light/studio';
import { around, type Random } from '../random';
import { type BasketShot, basketShot } from '../shots/baskets';
import { type BrassShot, brassShot } from '../shots/brass';
import { candleShot } from '../shots/candles';
import { cushionShot } from '../shots/cushions';
import { lanternShot } from '../shots/lanterns';
import { paperShot } from '../shots/paper-lamps';
import { type PotShot, potShot } from '../shots/pots';
import { printShot } from '../shots/prints';
import { rugShot } from '../shots/rugs';
import { soapShot } from '../shots/soap';
import { clothShot } from '../shots/textiles';
import { tileShot } from '../shots/tiles';
import { basketShots, brassShots } from './crafts';
import { cushionShots } from './cushions';
import { fakharJugs } from './fakhar-jugs';
import { fakharTable } from './fakhar-table';
import { fakharVases } from './fakhar-vases';
import { kumoBowls } from './kumo-bowls';
import { kumoCups } from './kumo-cups';
import { kumoVases } from './kumo-vases';
import { candleShots, lanternShots, paperShots, soapShots } from './lights';
import { printShots } from './prints';
import { rugShots } from './rugs';
import { clothShots } from './textiles';
import { tileShots } from './tiles';

/** What a picture is made of; `aspect` is height over width. */
export type Shot = { readonly setup: Setup; readonly look: Look; readonly aspect: number };

/** Small differences of camera and day: warmth, exposure, contrast. */
export function looked(random: Random, more: Partial<Look> = {}): Look {
  const warm = around(random, 0.01, 0.018);
  return {
    ...plainLook,
    exposure: around(random, 1, 0.05),
    balance: [1 + warm, 1, 1 - warm],
    vignette: around(random, 0.16, 0.05),
    grain: around(random, 0.012, 0.003),
    contrast: around(random, 1.04, 0.02),
    ...more,
  };
}

type Maker<T> = (shot: T, random: Random) => Setup;

/** Pairs each name with the way to make its picture. */
function gallery<T extends { readonly key?: number }>(
  shots: Readonly<Record<string, T>>,
  make: Maker<T>,
  more: Partial<Look> = {},
): [string, (random: Random) => Shot][] {
  return Object.entries(shots).map(([name, shot]) => [
    name,
    (random) => ({
      setup: make(shot, random),
      look: looked(random, { ...more, ...(shot.key === undefined ? {} : { key: shot.key }) }),
      aspect: 1.25,
    }),
  ]);
}

const night = { key: 0.15, bloom: 0.06, vignette: 0.22 };
const cloth = { key: 0.33, contrast: 0.99 };

/** Every picture by its name. */
export const catalogue: Readonly<Record<string, (random: Random) => Shot>> = Object.fromEntries([
  ...gallery<PotShot & { key?: number }>(
    { ...kumoCups, ...kumoBowls, ...kumoVases, ...fakharVases, ...fakharTable, ...fakharJugs },
    potShot,
  ),
  ...gallery(tileShots, tileShot, { key: 0.3 }),
  ...gallery(rugShots, rugShot, cloth),
  ...gallery(clothShots, clothShot, cloth),
  ...gallery(cushionShots, cushionShot, cloth),
  ...gallery<BrassShot & { key?: number }>(brassShots, brassShot),
  ...gallery<BasketShot & { key?: number }>(basketShots, basketShot),
  ...gallery(lanternShots, lanternShot, { ...night, reach: 3 }),
  ...gallery(paperShots, paperShot, { ...night, key: 0.3 }),
  ...gallery(candleShots, candleShot, night),
  ...gallery(soapShots, soapShot),
  ...gallery(printShots, printShot, { key: 0.42 }),
]);
