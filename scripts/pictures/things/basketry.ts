import { blend, type Colour, hex } from '../colour';
import type { Material } from '../light/scene';
import { paint } from '../light/studio';
import { noise, smooth } from '../noise';
import { cell } from '../random';

/** Relief of coiled grass: round coils, wrapped by stitches that lean. In cm, at an angle 0..1 and a height. */
export function coils(coil: number, stitches: number): (angle: number, height: number) => number {
  return (angle, height) => {
    const spot = height / coil + angle;
    const row = Math.floor(spot);
    const across = (spot - row - 0.5) * 2;
    const bulge = Math.sqrt(Math.max(0, 1 - across * across * 0.96)) * coil * 0.42;
    const along = angle * stitches + across * 0.32 + row * 0.37;
    const stitch = Math.abs((along % 1) - 0.5) * 2;
    return bulge * (1 - 0.2 * smooth(0.7, 1, stitch)) + 0.05 * noise(angle * 60, height * 3, 2);
  };
}

/** Relief of an open plait: stakes upright, weavers going before and behind them. */
export function plaited(stakes: number, weaver: number): (angle: number, height: number) => number {
  return (angle, height) => {
    const row = Math.floor(height / weaver);
    const across = (height / weaver - row - 0.5) * 2;
    const wave = Math.cos(angle * stakes * Math.PI + row * Math.PI);
    return 0.5 * wave * weaver + Math.sqrt(Math.max(0, 1 - across * across * 0.95)) * weaver * 0.35;
  };
}

/** Dry grass or willow: each strand its own tone; below `dipped` cm it is painted. */
export function straw(colour: Colour, stitches: number, coil: number, dipped: number, seed: number): Material {
  const white = hex('#e4ded2');
  return {
    shade(hit, skin) {
      const angle = hit.u;
      const spot = hit.y / coil + angle;
      const row = Math.floor(spot);
      const across = spot - row - 0.5;
      const strand = Math.floor(angle * stitches + across * 0.64 + row * 0.37);
      const tone = 0.78 + 0.4 * cell(strand, row, seed) + 0.16 * noise(angle * 240, hit.y * 2, seed);
      const groove = 0.55 + 0.45 * smooth(0.5, 0.32, Math.abs(across));
      const warm = blend(colour, [colour[0] * 0.72, colour[1] * 0.82, colour[2] * 0.6], cell(strand, row, seed + 9));
      const painted = dipped > 0 ? 1 - smooth(dipped - 0.5, dipped + 0.5, hit.y + 0.9 * noise(angle * 14, seed, 2)) : 0;
      paint(
        skin,
        blend(warm, white, painted * (0.85 + 0.15 * cell(strand, row, 4))),
        hit.seen ? (painted > 0.5 ? 0.94 + 0.1 * tone : tone) * groove : 0.85,
      );
      skin.shine = painted > 0.5 ? 0 : 0.03;
      skin.roughness = 0.6;
    },
  };
}
