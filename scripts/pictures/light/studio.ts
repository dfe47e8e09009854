import type { Colour } from '../colour';
import { cloud, noise, smooth } from '../noise';
import { buildTree } from './bvh';
import type { Mesh } from './mesh';
import type { Bulb, Camera, Hit, Lamp, Material, Scene, Skin, Stage, Sun } from './scene';

/** A scene before it is set up: what stands in it, on what, in which light. */
export type Setup = {
  readonly meshes: readonly Mesh[];
  readonly materials: readonly Material[];
  readonly stage: {
    readonly wallAt: number;
    readonly curve: number;
    readonly floor: Material;
    readonly wall: Material;
  } | null;
  readonly lamps?: readonly Lamp[];
  readonly bulbs?: readonly Bulb[];
  readonly sun?: Sun;
  /** Light of the room from above and from below. */
  readonly room: readonly [above: Colour, below: Colour];
  readonly ambient: Colour;
  readonly camera: Camera;
};

/** Puts a setup together. */
export function studio(setup: Setup): Scene {
  const materials = [...setup.materials];
  let stage: Stage | null = null;
  if (setup.stage) {
    stage = {
      wallAt: setup.stage.wallAt,
      curve: setup.stage.curve,
      floor: materials.length,
      wall: materials.length + 1,
    };
    materials.push(setup.stage.floor, setup.stage.wall);
  }
  const [above, below] = setup.room;
  return {
    meshes: setup.meshes,
    materials,
    tree: buildTree(setup.meshes),
    stage,
    lamps: setup.lamps ?? [],
    bulbs: setup.bulbs ?? [],
    sun: setup.sun ?? null,
    ambient: setup.ambient,
    camera: setup.camera,
    sky: (dx, dy, dz, out) => {
      const height = smooth(-0.5, 0.9, dy);
      const uneven = 0.8 + 0.4 * smooth(-0.5, 0.5, noise(dx * 1.1 + 3.1, dy * 1.1, dz * 1.1));
      for (let c = 0; c < 3; c++)
        out[c] = ((below[c] as number) + ((above[c] as number) - (below[c] as number)) * height) * uneven;
    },
  };
}

/** A camera that looks at a point from a distance, an angle around it and a height above it (degrees). */
export function viewed(
  at: readonly [number, number, number],
  distance: number,
  around: number,
  above: number,
  view: number,
  blur = 0,
): Camera {
  const turn = (around * Math.PI) / 180;
  const lift = (above * Math.PI) / 180;
  const from = [
    at[0] + distance * Math.cos(lift) * Math.sin(turn),
    at[1] + distance * Math.sin(lift),
    at[2] + distance * Math.cos(lift) * Math.cos(turn),
  ] as const;
  return { from, at, view, blur };
}

/** A window beside the scene: its middle, its size and how bright; it faces the origin at height `faceY`. */
export function windowAt(
  x: number,
  y: number,
  z: number,
  width: number,
  height: number,
  colour: Colour,
  panes: readonly [number, number] = [2, 3],
): Lamp {
  const length = Math.hypot(x, z) || 1;
  const across = [(-z / length) * width, 0, (x / length) * width] as const;
  const lean = Math.atan2(y, length) * 0.6;
  const up = [
    (-x / length) * Math.sin(lean) * height,
    Math.cos(lean) * height,
    (-z / length) * Math.sin(lean) * height,
  ] as const;
  const corner = [0, 1, 2].map(
    (axis) => ([x, y, z][axis] as number) - (across[axis] as number) / 2 - (up[axis] as number) / 2,
  );
  return { corner: corner as unknown as Lamp['corner'], across, up, colour, panes };
}

/** Bends a normal by the slope of a height function around the point; `fine` is the step of the slope. */
export function bump(
  hit: Hit,
  skin: Skin,
  height: (x: number, y: number, z: number) => number,
  fine: number,
  strength: number,
): void {
  if (!hit.seen) return;
  const here = height(hit.x, hit.y, hit.z);
  const gx = ((height(hit.x + fine, hit.y, hit.z) - here) / fine) * strength;
  const gy = ((height(hit.x, hit.y + fine, hit.z) - here) / fine) * strength;
  const gz = ((height(hit.x, hit.y, hit.z + fine) - here) / fine) * strength;
  const along = gx * skin.nx + gy * skin.ny + gz * skin.nz;
  const x = skin.nx - gx + along * skin.nx;
  const y = skin.ny - gy + along * skin.ny;
  const z = skin.nz - gz + along * skin.nz;
  const length = Math.sqrt(x * x + y * y + z * z) || 1;
  skin.nx = x / length;
  skin.ny = y / length;
  skin.nz = z / length;
}

/** Sets a skin's own colour. */
export function paint(skin: Skin, colour: Colour, factor = 1): void {
  skin.red = colour[0] * factor;
  skin.green = colour[1] * factor;
  skin.blue = colour[2] * factor;
}

/** Seamless paper, with the faint cloudiness of a large roll. */
export function paper(colour: Colour): Material {
  return {
    shade(hit, skin) {
      const tone = hit.seen
        ? 1 + 0.03 * cloud(hit.x * 0.03, hit.y * 0.03, hit.z * 0.03, 2) + 0.012 * noise(hit.x * 3, hit.y * 3, hit.z * 3)
        : 1;
      paint(skin, colour, tone);
    },
  };
}

/** A plastered wall: trowel marks, small pits, uneven tone. */
export function plaster(colour: Colour, rough: number, offset: number): Material {
  const height = (x: number, y: number, z: number): number =>
    cloud(x * 0.09 + offset, y * 0.13, z * 0.09, 2) * 1.4 + 0.09 * cloud(x * 1.1, y * 1.5 + offset, z * 1.1, 2);
  return {
    shade(hit, skin) {
      const tone = hit.seen ? 1 + 0.07 * cloud(hit.x * 0.035 + offset, hit.y * 0.05, hit.z * 0.035, 3) : 1;
      paint(skin, colour, tone);
      bump(hit, skin, height, 0.12, rough);
    },
  };
}
