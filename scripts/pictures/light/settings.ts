import { type Colour, hex } from '../colour';
import { noise, smooth } from '../noise';
import { between, type Random } from '../random';
import { grey, linen, oak, pale, stone, walnut, wood } from '../things/grounds';
import type { Lamp, Material, Sun } from './scene';
import { paper, plaster, type Setup, windowAt } from './studio';

/** The light of a picture: everything of a setup that is not the thing itself nor the camera. */
export type Lighting = Pick<Setup, 'lamps' | 'room' | 'ambient'> & { sun?: Sun };

/** Daylight from a window at one side; `side` is -1 for left, 1 for right; `scale` is the size of the scene in cm. */
export function daylight(random: Random, side: number, scale: number, warmth = 0.5): Lighting {
  const strength = between(random, 15, 19);
  const colour: Colour = [strength, strength * (0.985 - 0.03 * warmth), strength * (1.0 - 0.12 * warmth)];
  const x = side * between(random, 1.5, 2.1) * scale;
  const z = between(random, 0.5, 1.5) * scale;
  const lamp: Lamp = windowAt(
    x,
    between(random, 1.3, 1.9) * scale,
    z,
    scale * between(random, 1, 1.3),
    scale * 1.5,
    colour,
  );
  const fill = between(random, 0.4, 0.62);
  return {
    lamps: [lamp],
    room: [
      [fill, fill * 1.01, fill * 1.06],
      [fill * 0.42, fill * 0.38, fill * 0.33],
    ],
    ambient: [fill * 0.46, fill * 0.44, fill * 0.42],
  };
}

/** A tall window behind the table, out of sight: long soft shadows towards the camera and a sheen on what lies flat. */
export function backlight(random: Random, side: number, scale: number): Lighting {
  const strength = between(random, 13, 16);
  const lamp = windowAt(
    side * 0.75 * scale,
    between(random, 1.15, 1.35) * scale,
    -0.42 * scale,
    scale * 0.9,
    scale * 0.9,
    [strength, strength * 0.98, strength * 0.93],
  );
  const fill = between(random, 0.5, 0.65);
  return {
    lamps: [lamp],
    room: [
      [fill, fill * 1.01, fill * 1.05],
      [fill * 0.45, fill * 0.42, fill * 0.37],
    ],
    ambient: [fill * 0.46, fill * 0.44, fill * 0.42],
  };
}

/** Low sun through an opening: a hard edge, warm light, and the shade of bars or leaves on everything. */
export function sunlight(random: Random, side: number, shade: 'bars' | 'leaves' | 'none', scale: number): Lighting {
  const towards = unit([side * between(random, 0.7, 1), between(random, 0.6, 0.85), between(random, 0.5, 0.8)]);
  const offset = between(random, 0, 50);
  const passes =
    shade === 'none' ? undefined : shade === 'bars' ? barsOf(towards, scale, offset) : leavesOf(towards, scale, offset);
  const fill = between(random, 0.34, 0.46);
  return {
    lamps: [],
    room: [
      [fill * 0.95, fill, fill * 1.1],
      [fill * 0.55, fill * 0.5, fill * 0.44],
    ],
    ambient: [fill * 0.5, fill * 0.48, fill * 0.46],
    sun: { towards, colour: [2.5, 2.25, 1.9], spread: 0.035, ...(passes ? { passes } : {}) },
  };
}

type Three = readonly [number, number, number];

function unit([x, y, z]: Three): Three {
  const length = Math.hypot(x, y, z);
  return [x / length, y / length, z / length];
}

/** Coordinates across the sunbeam, in units of the scene. */
function across(towards: Three, scale: number): (x: number, y: number, z: number) => readonly [number, number] {
  const [tx, ty, tz] = towards;
  const flat = Math.hypot(tx, tz);
  return (x, y, z) => [(x * tz - z * tx) / flat / scale, (y * flat - (ty * (x * tx + z * tz)) / flat) / scale];
}

function barsOf(towards: Three, scale: number, offset: number): NonNullable<Sun['passes']> {
  const project = across(towards, scale);
  return (x, y, z) => {
    const [a, b] = project(x, y, z);
    const column = Math.abs(((((a * 1.25 + offset) % 1) + 1) % 1) - 0.5);
    const row = Math.abs(((((b * 0.9 + offset * 0.7) % 1) + 1) % 1) - 0.5);
    return 0.04 + 0.96 * smooth(0.035, 0.075, column) * smooth(0.03, 0.07, row);
  };
}

function leavesOf(towards: Three, scale: number, offset: number): NonNullable<Sun['passes']> {
  const project = across(towards, scale);
  return (x, y, z) => {
    const [a, b] = project(x, y, z);
    const leaf = noise(a * 3.2 + offset, b * 1.9 + a * 1.2, 0.3) + 0.55 * noise(a * 6.5, b * 4.1 + offset, 4.4);
    const open = smooth(-0.9, 0.5, noise(a * 0.7, b * 0.7, offset));
    return 0.12 + 0.88 * smooth(-0.1, 0.16, leaf + 0.5 * open - 0.1);
  };
}

/** Wall colours that flatter clay, wool and brass. */
export const walls = [
  '#e6ded1',
  '#d8cfc0',
  '#cfc8bd',
  '#e2d3c3',
  '#c9c2b4',
  '#b9b6a8',
  '#d5c2ad',
  '#a9aba3',
  '#dcd9d2',
  '#c4a58c',
  '#8f9a92',
  '#b88f78',
];

/** A place to put things: paper sweep, plaster and wood, linen, stone. The name picks it, the seed varies it. */
export function place(
  kind: 'paper' | 'oak' | 'walnut' | 'pale' | 'grey' | 'linen' | 'stone',
  random: Random,
  scale: number,
  wall?: string,
): NonNullable<Setup['stage']> {
  const colour = hex(wall ?? (walls[Math.floor(random() * walls.length)] as string));
  const seed = between(random, 0, 40);
  if (kind === 'paper') return { wallAt: -scale * 1.3, curve: scale * 0.7, floor: paper(colour), wall: paper(colour) };
  const back = plaster(colour, between(random, 0.5, 1), seed);
  const stage = (floor: Material): NonNullable<Setup['stage']> => ({
    wallAt: -scale * between(random, 0.55, 1.1),
    curve: 0,
    floor,
    wall: back,
  });
  if (kind === 'linen')
    return stage(linen(hex(['#d9cfbe', '#c8c2b8', '#b7a78f', '#ded8cc'][Math.floor(random() * 4)] as string), seed));
  if (kind === 'stone')
    return stage(stone(hex(['#b5b0a6', '#8d8a83', '#c9c0b0'][Math.floor(random() * 3)] as string), seed));
  const [light, dark] = { oak, walnut, pale, grey }[kind];
  return stage(wood(light, dark, between(random, 9, 15), seed));
}
