import { blend, type Colour } from '../colour';
import type { Hit, Material } from '../light/scene';
import { bump, paint } from '../light/studio';
import { cells, cloud, mix, noise, smooth } from '../noise';
import { cell } from '../random';

/** Where on a pot a point is: centimetres from the foot, from the lip along the wall, angle 0 to 1. */
export type Spot = { height: number; fromLip: number; inside: boolean; angle: number; hit: Hit };

export type Glaze = {
  readonly at: readonly [number, number, number];
  readonly lip: number;
  readonly length: number;
  readonly seed: number;
  readonly colour: Colour;
  /** Colour where the glaze is thin, on edges and ridges, and where it is thick. */
  readonly thin: Colour;
  readonly thick: Colour;
  readonly clay: Colour;
  /** Height below which the outside is bare clay; the edge of the glaze wanders by about `drip`. */
  readonly bareBelow: number;
  readonly drip: number;
  readonly roughness: number;
  readonly shine: number;
  /** Iron specks, 0 to 1, and their colour. */
  readonly specks: number;
  readonly speckColour: Colour;
  /** Width of the net of crazing in cm; 0 for none. */
  readonly crackle: number;
  /** Unevenness of the glaze's thickness, 0 to 1. */
  readonly uneven: number;
  /** Paints over the glaze; returns a colour or null to leave it. */
  readonly pattern?: (spot: Spot) => { colour: Colour; share: number } | null;
};

const spot: Spot = { height: 0, fromLip: 0, inside: false, angle: 0, hit: undefined as unknown as Hit };

function locate(hit: Hit, glaze: Glaze): void {
  spot.height = hit.y - glaze.at[1];
  spot.inside = hit.v > glaze.lip;
  spot.fromLip = Math.abs(hit.v - glaze.lip) * glaze.length;
  spot.angle = Math.atan2(hit.z - glaze.at[2], hit.x - glaze.at[0]) / (2 * Math.PI) + 0.5;
  spot.hit = hit;
}

/** Fired glaze over clay. */
export function glazed(glaze: Glaze): Material {
  const s = glaze.seed;
  const swell = (x: number, y: number, z: number): number =>
    0.35 * noise(x * 0.5 + s, y * 0.5, z * 0.5) +
    0.05 * noise(x * 2.3, y * 2.3 + s, z * 2.3) +
    0.006 * noise(x * 9, y * 9, z * 9 + s);
  const grit = (x: number, y: number, z: number): number => 0.05 * cloud(x * 4 + s, y * 4, z * 4, 3);
  return {
    shade(hit, skin) {
      locate(hit, glaze);
      const { height, fromLip, inside } = spot;
      const edge =
        glaze.bareBelow +
        glaze.drip * (0.7 * noise(hit.x * 0.35 + s, s, hit.z * 0.35) + 0.5 * noise(hit.x * 1.1, s, hit.z * 1.1));
      const bare = !inside && height < edge;
      if (bare) {
        const tone =
          1 +
          0.16 * cloud(hit.x * 1.3 + s, hit.y * 4, hit.z * 1.3, 3) +
          (cell(Math.floor(hit.x * 30), Math.floor(hit.y * 30), Math.floor(hit.z * 30)) - 0.5) * 0.08;
        paint(skin, glaze.clay, tone);
        bump(hit, skin, grit, 0.03, 0.8);
        return;
      }
      let thickness =
        0.5 +
        glaze.uneven *
          (0.7 * cloud(hit.x * 0.22 + s, hit.y * 0.16, hit.z * 0.22, 3) + 0.25 * noise(s, hit.y * 1.15, 2));
      thickness *= smooth(-0.05, 0.5, fromLip) * 0.75 + 0.25;
      if (!inside && glaze.bareBelow > 0) thickness += 0.35 * (1 - smooth(0, 1.2, height - edge));
      if (inside && glaze.uneven > 0) thickness += 0.3 * smooth(0.5, 1, hit.v);
      let colour =
        thickness < 0.5
          ? blend(glaze.thin, glaze.colour, thickness * 2)
          : blend(glaze.colour, glaze.thick, thickness * 2 - 1);
      const over = glaze.pattern?.(spot) ?? null;
      if (over) colour = blend(colour, over.colour, over.share);
      if (glaze.specks > 0) colour = speckled(colour, glaze, hit);
      if (glaze.crackle > 0) colour = crazed(colour, glaze, hit);
      paint(skin, colour);
      skin.shine = glaze.shine;
      skin.roughness = Math.min(1, Math.max(0.04, glaze.roughness * (1 + 0.25 * noise(hit.x + s, hit.y, hit.z))));
      bump(hit, skin, swell, 0.05, mix(0.35, 0.12, glaze.roughness));
    },
  };
}

function speckled(colour: Colour, glaze: Glaze, hit: Hit): Colour {
  const across =
    Math.atan2(hit.z - glaze.at[2], hit.x - glaze.at[0]) * Math.hypot(hit.x - glaze.at[0], hit.z - glaze.at[2]);
  const flat = Math.abs(hit.ny) > 0.75;
  const a = flat ? hit.x : across;
  const b = flat ? hit.z : hit.y;
  let share = 0;
  for (const [scale, chance, size] of [
    [2.2, 0.35, 0.1],
    [5, 0.4, 0.14],
    [9, 0.3, 0.2],
  ] as const) {
    const { near, id } = cells(a * scale + glaze.seed * 7, b * scale);
    const reach = size * (0.5 + id);
    if ((id * 37) % 1 < chance * glaze.specks)
      share = Math.max(share, 0.85 * (1 - smooth(reach * 0.55, reach * 1.2, near)));
  }
  return share > 0 ? blend(colour, glaze.speckColour, share) : colour;
}

function crazed(colour: Colour, glaze: Glaze, hit: Hit): Colour {
  const across =
    Math.atan2(hit.z - glaze.at[2], hit.x - glaze.at[0]) * Math.hypot(hit.x - glaze.at[0], hit.z - glaze.at[2]);
  const flat = Math.abs(hit.ny) > 0.75;
  const bend = 0.3 * noise(hit.x * 0.6, hit.y * 0.6, hit.z * 0.6);
  const { near, next } = cells(
    (flat ? hit.x : across) / glaze.crackle + bend,
    (flat ? hit.z : hit.y) / glaze.crackle - bend,
  );
  const gap = next - near;
  const depth = 0.35 + 0.5 * smooth(-0.3, 0.4, noise(hit.x * 0.3, hit.y * 0.3, hit.z * 0.3));
  return blend(colour, [colour[0] * 0.42, colour[1] * 0.33, colour[2] * 0.25], depth * (1 - smooth(0.008, 0.035, gap)));
}
