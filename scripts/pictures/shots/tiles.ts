import { hex } from '../colour';
import { type Mesh, sheet } from '../light/mesh';
import { daylight } from '../light/settings';
import { type Setup, windowAt } from '../light/studio';
import { around, between, type Random } from '../random';
import { groutMaterial, type TileRecipe, tileMaterial, tileMesh } from '../things/tiles';
import type { Tiling } from '../things/tilings';

export type TileShot = {
  readonly tiling: Tiling;
  readonly recipe: Partial<TileRecipe> & Pick<TileRecipe, 'colours'>;
  /** Width of wall that fills the picture, in cm. */
  readonly across: number;
  /** Camera: degrees to the side and above, and whether the window mirrors in the glaze. */
  readonly side: number;
  readonly above: number;
  /** How bright the picture should come out; whites want more. */
  readonly key?: number;
};

/** A wall of tiles beside a window. */
export function tileShot(shot: TileShot, random: Random): Setup {
  const recipe: TileRecipe = {
    clay: '#b98a66',
    grout: '#7d7467',
    gloss: 0.05,
    roughness: 0.07,
    tilt: 1.5,
    chips: 0.6,
    pooling: 0.7,
    seed: Math.floor(between(random, 1, 99)),
    ...shot.recipe,
  };
  const wide = shot.across * 1.9;
  const tiles = shot.tiling(wide, wide * 1.25);
  const meshes: Mesh[] = tiles.map((tile, index) => tileMesh(tile, index, recipe, 0));
  meshes.push(sheet((u, v, out) => out.set([(u - 0.5) * wide * 1.6, (v - 0.5) * wide * 2, -0.34]), 2, 2, 1));
  const view = between(random, 22, 30);
  const distance = (shot.across * 1.25) / 2 / Math.tan((view * Math.PI) / 360);
  const side = (shot.side * Math.PI) / 180;
  const lift = (shot.above * Math.PI) / 180;
  const from = [
    distance * Math.sin(side) * Math.cos(lift),
    distance * Math.sin(lift),
    distance * Math.cos(side) * Math.cos(lift),
  ] as const;
  const opposite = shot.side > 0 ? -1 : 1;
  const fill = between(random, 0.4, 0.55);
  const light = daylight(random, opposite, shot.across * 1.4);
  const glow = between(random, 4.5, 8);
  // The mirror image of the camera's direction: a window there shows in every tile that lies true.
  const mirrored = windowAt(
    -from[0] * 1.1 + around(random, 0, shot.across * 0.3),
    from[1] * -0.2 + shot.across * around(random, 0.15, 0.3),
    from[2] * 1.05,
    shot.across * 0.62,
    shot.across * 0.85,
    [glow, glow, glow * 0.97],
    [2, 3],
  );
  return {
    meshes,
    materials: [tileMaterial(tiles, recipe), groutMaterial(recipe.grout, recipe.seed)],
    stage: null,
    lamps: [...(light.lamps ?? []), mirrored].slice(recipe.gloss > 0 ? 1 : 0),
    room: [
      [fill, fill, fill * 1.05],
      [fill * 0.5, fill * 0.46, fill * 0.4],
    ],
    ambient: hex('#7d7a75'),
    camera: {
      from,
      at: [around(random, 0, 1), around(random, 0, 1), 0],
      view,
      blur: 0.045,
      roll: around(random, 0, 0.6),
    },
  };
}
