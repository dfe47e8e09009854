import type { Tree } from './bvh';
import type { Mesh } from './mesh';

/** Where a ray met something; one object is reused for every ray. */
export type Hit = {
  distance: number;
  x: number;
  y: number;
  z: number;
  /** The shading normal, turned towards where the ray came from. */
  nx: number;
  ny: number;
  nz: number;
  u: number;
  v: number;
  /** True when seen by the camera itself: only then are fine bumps worth their time. */
  seen: boolean;
  /** True when the ray met the back of a triangle. */
  inside: boolean;
};

/** What a material says about a point: colours are linear light, 0 to 1. */
export type Skin = {
  red: number;
  green: number;
  blue: number;
  /** 0 is a mirror, 1 is chalk. */
  roughness: number;
  /** Reflectance when looked at straight on: 0.04 for glaze, 0 for none; metals take it from the colour. */
  shine: number;
  metal: boolean;
  /** The normal after bumps. */
  nx: number;
  ny: number;
  nz: number;
  /** Light given off. */
  glowRed: number;
  glowGreen: number;
  glowBlue: number;
};

export type Material = {
  /** Fills `skin`, which comes in white, dull, without bumps and without glow. */
  shade(hit: Hit, skin: Skin): void;
  /** Tells whether light passes at this place of the surface: piercings, and the gaps of an open weave. */
  hole?(u: number, v: number): boolean;
};

/** A window or softbox: a rectangle that shines to one side. */
export type Lamp = {
  readonly corner: readonly [number, number, number];
  readonly across: readonly [number, number, number];
  readonly up: readonly [number, number, number];
  readonly colour: readonly [number, number, number];
  /** Panes of a window as seen in reflections: columns and rows, [1, 1] for a plain softbox. */
  readonly panes: readonly [number, number];
};

/** A small glowing ball, such as the bulb of a lamp. */
export type Bulb = {
  readonly at: readonly [number, number, number];
  readonly radius: number;
  /** Total power per colour. */
  readonly power: readonly [number, number, number];
};

/** Far light in one direction, cut by whatever stands outside: returns the share that passes at a point. */
export type Sun = {
  readonly towards: readonly [number, number, number];
  readonly colour: readonly [number, number, number];
  readonly spread: number;
  readonly passes?: (x: number, y: number, z: number) => number;
};

/** Floor and wall, joined by a curve of the given radius; a radius of zero makes a corner. */
export type Stage = {
  readonly wallAt: number;
  readonly curve: number;
  readonly floor: number;
  readonly wall: number;
};

export type Camera = {
  readonly from: readonly [number, number, number];
  readonly at: readonly [number, number, number];
  /** Vertical field of view in degrees. */
  readonly view: number;
  /** Blur of what is out of focus, in picture widths per unit of relative distance; 0 for none. */
  readonly blur: number;
  /** Distance in focus; to `at` when absent. */
  readonly focus?: number;
  /** Turns the camera about its own axis, in degrees. */
  readonly roll?: number;
};

export type Scene = {
  readonly meshes: readonly Mesh[];
  readonly materials: readonly Material[];
  readonly tree: Tree;
  readonly stage: Stage | null;
  readonly lamps: readonly Lamp[];
  readonly bulbs: readonly Bulb[];
  readonly sun: Sun | null;
  /** Light from where nothing is, into `out`. */
  readonly sky: (dx: number, dy: number, dz: number, out: Float64Array) => void;
  /** What light that bounced twice amounts to. */
  readonly ambient: readonly [number, number, number];
  readonly camera: Camera;
};
