import { blend, type Colour } from '../colour';
import type { Material } from '../light/scene';
import { bump, paint } from '../light/studio';
import { cells, cloud, noise, smooth } from '../noise';

/** Metals as the eye sees them straight on. */
export const metals = { brass: [0.7, 0.52, 0.27], copper: [0.74, 0.46, 0.34], dark: [0.2, 0.13, 0.065] } as const;

export type MetalRecipe = {
  readonly colour: Colour;
  readonly at: readonly [number, number, number];
  readonly roughness: number;
  /** Size of a hammer blow in cm; 0 for none. */
  readonly hammer: number;
  /** Brushed along the height. */
  readonly brushed?: boolean;
  /** How far it has gone dark, 0 to 1. */
  readonly patina: number;
  readonly seed: number;
  /** Lines cut into it: 0 for none, 1 for deep; given x, y, z from its foot. */
  readonly engraved?: (x: number, y: number, z: number) => number;
  readonly hole?: (u: number, v: number) => boolean;
};

/** Beaten, brushed or engraved metal. */
export function beaten(recipe: MetalRecipe): Material {
  const { at, seed, hammer } = recipe;
  const [ox, oy, oz] = at;
  const dents = (x: number, y: number, z: number): number => {
    const around = Math.atan2(z - oz, x - ox) * Math.max(2, Math.hypot(x - ox, z - oz));
    const { near } = cells(around / hammer + seed, (y - oy) / hammer + 0.02 * (z - oz));
    return hammer * 0.16 * near * near;
  };
  const flatDents = (x: number, _y: number, z: number): number => {
    const { near } = cells((x - ox) / hammer + seed, (z - oz) / hammer);
    return hammer * 0.16 * near * near;
  };
  return {
    ...(recipe.hole ? { hole: recipe.hole } : {}),
    shade(hit, skin) {
      const old = recipe.patina * smooth(-0.35, 0.55, cloud(hit.x * 0.18 + seed, hit.y * 0.18, hit.z * 0.18, 3));
      const cut = recipe.engraved?.(hit.x - ox, hit.y - oy, hit.z - oz) ?? 0;
      const dark: Colour = [recipe.colour[0] * 0.3, recipe.colour[1] * 0.24, recipe.colour[2] * 0.2];
      paint(skin, blend(recipe.colour, dark, Math.min(1, old * 0.6 + cut * 0.85)));
      skin.metal = true;
      skin.roughness = Math.min(
        0.8,
        recipe.roughness +
          0.2 * old +
          0.12 * noise(hit.x * 0.7, hit.y * 0.7, hit.z * 0.7 + seed) * recipe.roughness +
          cut * 0.3,
      );
      if (!hit.seen) return;
      if (hammer > 0) bump(hit, skin, Math.abs(hit.ny) > 0.8 ? flatDents : dents, 0.03, 1);
      if (recipe.brushed) bump(hit, skin, (x, y, z) => 0.004 * noise(x * 26, y * 0.6, z * 26), 0.01, 1);
      else
        bump(
          hit,
          skin,
          (x, y, z) => 0.02 * noise(x * 0.8 + seed, y * 0.8, z * 0.8) + 0.0015 * noise(x * 14, y * 14, z * 14),
          0.02,
          1,
        );
    },
  };
}

/** A rosette of interlaced petals for a round tray, cut as lines. */
export function rosette(radius: number): NonNullable<MetalRecipe['engraved']> {
  const line = (distance: number, width: number): number => 1 - smooth(width * 0.5, width, Math.abs(distance));
  return (x, _y, z) => {
    const r = Math.hypot(x, z) / radius;
    const turn = Math.atan2(z, x) / (2 * Math.PI);
    if (r > 0.97) return 0;
    let cut = 0;
    for (const ring of [0.09, 0.34, 0.36, 0.62, 0.86, 0.885]) cut = Math.max(cut, line(r - ring, 0.008));
    const fold = (count: number, shift: number): number => Math.abs(((((turn * count + shift) % 1) + 1) % 1) - 0.5) * 2;
    if (r < 0.34)
      cut = Math.max(
        cut,
        line(r - 0.09 - 0.24 * (1 - fold(12, 0) ** 1.6), 0.012),
        line(r - 0.06 - 0.16 * (1 - fold(12, 0.5) ** 1.6), 0.01),
      );
    if (r > 0.36 && r < 0.62) {
      cut = Math.max(
        cut,
        line(r - 0.37 - 0.24 * (1 - fold(12, 0)), 0.012),
        line(r - 0.37 - 0.24 * fold(12, 0), 0.012),
        line(r - 0.49 - 0.09 * Math.cos(turn * 2 * Math.PI * 24), 0.01),
      );
    }
    if (r > 0.63 && r < 0.86) {
      const petal = 0.65 + 0.19 * (1 - fold(36, 0) ** 2);
      cut = Math.max(
        cut,
        line(r - petal, 0.011),
        r < petal
          ? 0.35 * line(fold(36, 0.5) - 0.08, 0.06)
          : 0.55 * (Math.sin(turn * 900) * Math.sin(r * 420) > 0.2 ? 1 : 0),
      );
    }
    if (r > 0.885 && r < 0.96)
      cut = Math.max(cut, Math.hypot((fold(72, 0) - 0.0) * 0.5, (r - 0.92) * 14) < 0.2 ? 1 : 0);
    return cut;
  };
}
