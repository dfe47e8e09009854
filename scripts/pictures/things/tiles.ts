import { blend, type Colour, hex } from '../colour';
import { type Mesh, sheet } from '../light/mesh';
import type { Material } from '../light/scene';
import { bump, paint } from '../light/studio';
import { cloud, noise, smooth } from '../noise';
import { cell } from '../random';

/** A tile in the plane: its outline about its own middle, and where it lies. */
export type Tile = {
  readonly outline: readonly (readonly [number, number])[];
  readonly x: number;
  readonly y: number;
  /** Which colour of the recipe it takes. */
  readonly tint: number;
};

export type TileRecipe = {
  /** Colours by tint; a tile takes one and strays from it. */
  readonly colours: readonly (readonly string[])[];
  readonly clay: string;
  readonly grout: string;
  /** 0 for bare clay. */
  readonly gloss: number;
  readonly roughness: number;
  /** How far tiles tilt out of the wall, in degrees, and how chipped their edges are, 0 to 1. */
  readonly tilt: number;
  readonly chips: number;
  /** How much the glaze's thickness varies within a tile. */
  readonly pooling: number;
  readonly seed: number;
};

/** A point of an outline walked at even speed: `u` from 0 to 1. */
function walkOutline(outline: readonly (readonly [number, number])[], u: number, out: [number, number]): void {
  const spot = u * outline.length;
  const index = Math.floor(spot) % outline.length;
  const [ax, ay] = outline[index] as readonly [number, number];
  const [bx, by] = outline[(index + 1) % outline.length] as readonly [number, number];
  const t = spot - Math.floor(spot);
  out[0] = ax + (bx - ax) * t;
  out[1] = ay + (by - ay) * t;
}

/** One tile as a slab with a worn edge. Its number is kept in the whole part of u; v runs from middle to edge. */
export function tileMesh(tile: Tile, index: number, recipe: TileRecipe, material: number): Mesh {
  const { seed, tilt } = recipe;
  const sway = (axis: number): number => (cell(index, axis, seed) + cell(index, axis + 40, seed) - 1) * tilt * 0.0175;
  const slopeX = sway(1);
  const slopeY = sway(2);
  const lift = (cell(index, 3, seed) - 0.5) * 0.1;
  const turn = (cell(index, 4, seed) - 0.5) * 0.016;
  const size = 0.985 + 0.02 * (cell(index, 5, seed) - 0.5);
  const edge: [number, number] = [0, 0];
  const corners = tile.outline.length;
  const mesh = sheet(
    (u, v, out) => {
      walkOutline(tile.outline, u, edge);
      const inward = v < 0.8 ? v * 1.125 : 0.9 + (v - 0.8) * 0.5;
      const [ex, ey] = edge;
      const ragged = 1 + 0.012 * noise(ex * 0.9 + index * 5.1, ey * 0.9, seed) * smooth(0.6, 1, v);
      const lx = ex * inward * size * ragged;
      const ly = ey * inward * size * ragged;
      const round = v < 0.8 ? 0 : ((v - 0.8) / 0.2) ** 2.6;
      const chip =
        recipe.chips * smooth(0.1, 0.5, noise(ex * 1.6 + index * 9.7, ey * 1.6, seed * 2)) * smooth(0.72, 1, v) * 0.16;
      out[0] = tile.x + lx * Math.cos(turn) - ly * Math.sin(turn);
      out[1] = tile.y + lx * Math.sin(turn) + ly * Math.cos(turn);
      out[2] = lift + lx * slopeX + ly * slopeY - round * 0.24 - chip;
    },
    corners * 8,
    16,
    material,
    true,
  );
  for (let at = 0; at < mesh.uvs.length; at += 2) mesh.uvs[at] = index + 0.05 + 0.9 * (mesh.uvs[at] as number);
  return mesh;
}

/** Glazed or bare tiles with colours that stray from tile to tile. */
export function tileMaterial(tiles: readonly Tile[], recipe: TileRecipe): Material {
  const palette = recipe.colours.map((row) => row.map(hex));
  const clay = hex(recipe.clay);
  const own = tiles.map((tile, index) => colourOf(palette[tile.tint] ?? palette[0] ?? [], index, recipe.seed));
  const swell = (x: number, y: number): number =>
    0.05 * noise(x * 0.38, y * 0.38, recipe.seed) +
    0.007 * noise(x * 1.5, y * 1.5, 3 + recipe.seed) +
    0.0012 * noise(x * 6, y * 6, 1);
  const grain = (x: number, y: number): number => 0.03 * cloud(x * 3, y * 3, recipe.seed, 3);
  return {
    shade(hit, skin) {
      const index = Math.floor(hit.u);
      const { x, y } = hit;
      const base = own[index] ?? clay;
      const shift = cell(index, 9, recipe.seed) * 40;
      const bare = recipe.gloss === 0;
      if (!hit.seen) {
        paint(skin, base);
        return;
      }
      const worn = smooth(
        0.87,
        0.99,
        hit.v + 0.07 * noise(x * 2.2 + shift, y * 2.2, 1) + 0.05 * noise(x * 7, y * 7 + shift, 4),
      );
      const pinhole = noise(x * 5.5 + shift, y * 5.5, 6) > 0.57 && !bare;
      if (bare || worn > 0.62 * (2 - recipe.chips) || pinhole) {
        const tone = bare ? 1 : 1.05;
        paint(skin, bare ? base : clay, tone + 0.16 * cloud(x * 1.4 + shift, y * 1.4, 2, 3));
        bump(hit, skin, grain, 0.03, 0.9);
        return;
      }
      const thickness =
        0.5 +
        recipe.pooling * (0.7 * cloud(x * 0.3 + shift, y * 0.3, recipe.seed, 3) + 0.12 * noise(x * 3, y * 3, shift)) -
        0.3 * worn;
      const light: Colour = [base[0] * 1.5 + 0.03, base[1] * 1.5 + 0.03, base[2] * 1.5 + 0.025];
      paint(
        skin,
        thickness < 0.5
          ? blend(light, base, thickness * 2)
          : blend(base, [base[0] * 0.5, base[1] * 0.52, base[2] * 0.56], thickness * 2 - 1),
      );
      skin.shine = recipe.gloss;
      skin.roughness = recipe.roughness;
      bump(hit, skin, swell, 0.04, 1);
    },
  };
}

function colourOf(row: readonly Colour[], index: number, seed: number): Colour {
  const pick = row[Math.floor(cell(index, 21, seed) * row.length)] ?? ([0.5, 0.5, 0.5] as const);
  const next = row[Math.floor(cell(index, 22, seed) * row.length)] ?? pick;
  const mixed = blend(pick, next, cell(index, 23, seed) * 0.6);
  const tone = 0.82 + 0.36 * cell(index, 24, seed);
  return [mixed[0] * tone, mixed[1] * tone, mixed[2] * tone];
}

/** The bed of mortar behind the tiles. */
export function groutMaterial(colour: string, seed: number): Material {
  const own = hex(colour);
  return {
    shade(hit, skin) {
      paint(skin, own, 1 + 0.2 * cloud(hit.x * 1.2, hit.y * 1.2, seed, 3));
      bump(hit, skin, (x, y) => 0.05 * cloud(x * 4, y * 4, seed, 2), 0.03, 1);
    },
  };
}
