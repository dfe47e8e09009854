import { hex } from '../colour';
import { noise, smooth } from '../noise';
import type { Glaze } from './glaze';

type Pattern = NonNullable<Glaze['pattern']>;

/** Bands around a pot: heights and half-widths in cm, with edges that follow a brush. */
export function bands(colour: string, rows: readonly (readonly [height: number, half: number])[]): Pattern {
  const ink = hex(colour);
  return ({ height, inside, angle }) => {
    if (inside) return null;
    const sway = 0.12 * noise(angle * 9, height * 0.3, 2.2);
    let share = 0;
    for (const [at, half] of rows)
      share = Math.max(share, 1 - smooth(half * 0.7, half * 1.15, Math.abs(height + sway - at)));
    return share > 0 ? { colour: ink, share: share * (0.78 + 0.35 * noise(angle * 30, height * 2, 5)) } : null;
  };
}

/** A rim dipped in another glaze to `depth` cm below the lip. */
export function rim(colour: string, depth: number, softness = 0.25, insideToo = true): Pattern {
  const ink = hex(colour);
  return ({ fromLip, inside, angle }) => {
    if (inside && !insideToo) return null;
    const turn = angle * 6.283;
    const edge = depth * (1 + 0.16 * noise(Math.cos(turn) * 2.2, Math.sin(turn) * 2.2, inside ? 3 : 8));
    return { colour: ink, share: 1 - smooth(edge - softness, edge + softness, fromLip) };
  };
}

/** Another glaze poured over one side of a pot, its edge slanting and running. */
export function poured(colour: string, from: number, slant: number): Pattern {
  const ink = hex(colour);
  return ({ height, angle }) => {
    const turn = angle * 6.283;
    const edge = from + slant * Math.cos(turn - 1.2) + 0.5 * noise(Math.cos(turn) * 3, Math.sin(turn) * 3, 1.5);
    return { colour: ink, share: smooth(edge - 0.18, edge + 0.18, height) };
  };
}

/** Ash that melted on the shoulder and ran down in streams. */
export function running(colour: string, from: number, to: number): Pattern {
  const ink = hex(colour);
  return ({ height, angle, inside }) => {
    const turn = angle * 6.283;
    const stream =
      0.5 +
      0.75 * noise(Math.cos(turn) * 4.5, Math.sin(turn) * 4.5, 7.7) +
      0.4 * noise(Math.cos(turn) * 10, Math.sin(turn) * 10, 1.1);
    const end = from + (to - from) * (1 - Math.max(0, stream));
    const share = inside ? 0.7 : smooth(end - 0.7, end + 0.9, height);
    return { colour: ink, share: share * (0.82 + 0.3 * noise(turn * 3, height * 0.7, 3)) };
  };
}

/** Slip brushed on while the wheel turns: streaks around the axis, by distance from the middle or height. */
export function brushed(colour: string, thickness: number, flat: boolean, onlyInside = false): Pattern {
  const ink = hex(colour);
  return ({ hit, height, angle, inside }) => {
    if (onlyInside && !inside) return null;
    const along = flat ? Math.hypot(hit.x, hit.z) + angle * thickness * 6 : height + angle * thickness * 3;
    const streak =
      noise(along / thickness, angle * 5, 0.7) +
      0.6 * noise((along / thickness) * 2.6, angle * 9, 3.3) +
      0.2 * noise((along / thickness) * 7, angle * 14, 8);
    return { colour: ink, share: 0.92 * smooth(-0.35, 0.28, streak + 0.12) };
  };
}

/** A flower of petals painted on the face of a plate, with a ring and dots around it. */
export function flower(colour: string, dark: string, petals: number, radius: number): Pattern {
  const ink = hex(colour);
  const line = hex(dark);
  return ({ hit, inside }) => {
    if (!inside) return null;
    const x = hit.x + 0.12 * noise(hit.x * 0.5, 1, hit.z * 0.5);
    const z = hit.z + 0.12 * noise(hit.x * 0.5, 5, hit.z * 0.5);
    const r = Math.hypot(x, z) / radius;
    const turn = (Math.atan2(z, x) / (2 * Math.PI)) * petals;
    const off = Math.abs(turn - Math.round(turn)) * 2;
    const petal = r - 0.58 * (1 - off ** 2.2) - 0.05;
    const wash =
      0.5 + 0.22 * noise(off * 7, r * 2.2, Math.round(turn) * 3) + 0.45 * smooth(0.2, 0.6, r) + 0.25 * off * off;
    if (r < 0.09) return { colour: line, share: 0.9 };
    if (Math.abs(petal) < 0.016 + 0.012 * noise(x * 1.1, z * 1.1, 9)) return { colour: line, share: 0.9 };
    if (petal < 0) return { colour: ink, share: Math.min(0.95, wash) };
    if (Math.abs(r - 0.8) < 0.012 || Math.abs(r - 1.0) < 0.03) return { colour: line, share: 0.85 };
    const between = Math.abs(turn + 0.5 - Math.round(turn + 0.5)) * 2;
    return Math.hypot((between * r * 6.283) / petals / 2, r - 0.66) < 0.035 ? { colour: ink, share: 0.9 } : null;
  };
}

/** A wreath of single-stroke leaves around a plate's rim. */
export function wreath(colour: string, leaves: number, radius: number): Pattern {
  const ink = hex(colour);
  return ({ hit, inside }) => {
    if (!inside) return null;
    const r = Math.hypot(hit.x, hit.z);
    const turn = (Math.atan2(hit.z, hit.x) / (2 * Math.PI) + 0.5) * leaves;
    if (Math.abs(r - radius - 0.12 * noise(turn * 0.8, 2, 2)) < 0.09) return { colour: ink, share: 0.85 };
    const index = Math.floor(turn);
    const side = index % 2 === 0 ? 1 : -1;
    const step = (2 * Math.PI * radius) / leaves;
    const a = (turn - index - 0.5) * step - (r - radius) * side * 0.55;
    const b = (r - radius) * side - 1.05;
    const leaf = (a / 0.5) ** 2 + (b / (0.95 + 0.2 * noise(index * 3.3, 1, 1))) ** 2;
    return leaf < 1
      ? { colour: ink, share: Math.min(0.95, 0.6 + 0.5 * leaf + 0.3 * noise(a * 2, b * 2, index)) }
      : null;
  };
}

/** Rings that widen from the middle of a plate. */
export function ripples(colour: string, width: number): Pattern {
  const ink = hex(colour);
  return ({ hit, inside, angle, height }) => {
    const r = inside ? Math.hypot(hit.x, hit.z) : height + 20;
    const sway = 0.14 * noise(Math.cos(angle * 6.283) * 1.4, Math.sin(angle * 6.283) * 1.4, r * 0.2);
    const wave = Math.abs((((r + sway) / width) % 2) - 1);
    return { colour: ink, share: 0.95 * smooth(0.38, 0.52, wave) };
  };
}
