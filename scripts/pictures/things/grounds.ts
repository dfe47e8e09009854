import { blend, type Colour, hex } from '../colour';
import type { Material } from '../light/scene';
import { bump, paint } from '../light/studio';
import { cells, cloud, noise, smooth } from '../noise';
import { cell } from '../random';

/** Boards of wood lying along x: `width` of a board in cm, its light and dark colour, and how glossy the oil is. */
export function wood(light: Colour, dark: Colour, width: number, seed: number, gloss = 0.02): Material {
  const grain = (x: number, z: number, board: number): number => {
    const own = cell(board, 7, seed) * 90;
    const bent = z + 0.9 * noise(x * 0.012 + own, z * 0.05, seed) + 0.06 * noise(x * 0.1 + own, z * 0.5, seed);
    const broad = noise(x * 0.008 + own, bent * 0.55, seed);
    const growth = noise(x * 0.01 + own, bent * 2.1, seed) + 0.6 * noise(x * 0.015, bent * 5.3 + own, seed);
    const fibre = 0.5 * noise(x * 0.12 + own, z * 11, seed) + 0.35 * noise(x * 0.45, z * 27 + own, seed);
    return 0.45 + 0.3 * broad + 0.3 * growth + 0.3 * fibre;
  };
  return {
    shade(hit, skin) {
      const board = Math.floor(hit.z / width);
      const inBoard = hit.z / width - board;
      const tone = 0.86 + 0.28 * cell(board, 3, seed);
      const value = hit.seen ? grain(hit.x, hit.z, board) : 0.5;
      let colour = blend(light, dark, value);
      const gap = Math.min(inBoard, 1 - inBoard) * width;
      if (hit.seen) {
        const pore = noise(hit.x * 0.7, hit.z * 18, board * 3.1 + seed);
        if (pore > 0.42) colour = blend(colour, dark, 0.45);
        colour = blend(colour, [0.01, 0.008, 0.006], 0.85 * (1 - smooth(0.03, 0.09, gap)));
      }
      paint(skin, colour, tone);
      skin.shine = gloss;
      skin.roughness = 0.42 + 0.2 * value;
      bump(
        hit,
        skin,
        (x, y, z) => 0.01 * noise(x * 0.4, y, z * 12) + 0.01 * noise(x * 0.05, y, z * 0.5 + seed),
        0.03,
        0.8,
      );
    },
  };
}

/** A linen cloth spread flat: threads both ways, slubs, and the soft creases of ironing that did not last. */
export function linen(colour: Colour, seed: number, thread = 0.13): Material {
  const weave = (x: number, _y: number, z: number): number => {
    const a = Math.sin((x / thread) * Math.PI);
    const b = Math.sin((z / thread) * Math.PI);
    const crease = 1.1 * Math.abs(noise(x * 0.05 + seed, 0.3, z * 0.04)) + 0.25 * noise(x * 0.16, seed, z * 0.13);
    return 0.014 * a * b + crease;
  };
  return {
    shade(hit, skin) {
      const column = Math.floor(hit.x / thread);
      const row = Math.floor(hit.z / thread);
      const over = (column + row) % 2 === 0;
      const own = over ? cell(column, 1, seed) : cell(row, 2, seed);
      const slub = noise(over ? hit.z * 0.8 : hit.x * 0.8, over ? column : row, seed);
      const tone = hit.seen ? 0.9 + 0.14 * own + 0.07 * slub + 0.04 * cloud(hit.x * 0.04, seed, hit.z * 0.04, 2) : 0.97;
      paint(skin, colour, tone);
      bump(hit, skin, weave, 0.03, 0.55);
    },
  };
}

/** Honed stone or cast concrete: cloudy, with pits. */
export function stone(colour: Colour, seed: number, gloss = 0.02): Material {
  return {
    shade(hit, skin) {
      const tone =
        1 +
        0.16 * cloud(hit.x * 0.06 + seed, hit.y * 0.06, hit.z * 0.06, 4) +
        0.05 * noise(hit.x * 2.2, hit.y * 2.2, hit.z * 2.2 + seed);
      paint(skin, colour, tone);
      skin.shine = gloss;
      skin.roughness = 0.5 + 0.15 * noise(hit.x * 0.4, seed, hit.z * 0.4);
      if (!hit.seen) return;
      const { near, id } = cells(hit.x * 0.9 + seed, hit.z * 0.9);
      if (id > 0.9) {
        const pit = 1 - smooth(0.03, 0.06 + 0.06 * id, near);
        paint(skin, colour, tone * (1 - 0.55 * pit));
      }
      bump(hit, skin, (x, y, z) => 0.03 * cloud(x * 1.6, y * 1.6, z * 1.6 + seed, 3), 0.04, 0.5);
    },
  };
}

export const oak: readonly [Colour, Colour] = [hex('#c49a6c'), hex('#8a5f38')];
export const walnut: readonly [Colour, Colour] = [hex('#7a5236'), hex('#3c2518')];
export const pale: readonly [Colour, Colour] = [hex('#dcc7a5'), hex('#b8996e')];
export const grey: readonly [Colour, Colour] = [hex('#a79c8e'), hex('#746859')];
