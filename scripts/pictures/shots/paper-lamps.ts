import { hex } from '../colour';
import type { Mesh } from '../light/mesh';
import type { Material } from '../light/scene';
import { place } from '../light/settings';
import { paint, type Setup, viewed } from '../light/studio';
import { noise, smooth } from '../noise';
import { around, between, type Random } from '../random';
import type { Form } from '../things/forms';
import { glazed } from '../things/glaze';
import { tube } from '../things/tube';
import { type ProfilePoint, turned } from '../things/turned';
import type { PotShot } from './pots';

export type PaperShot = {
  readonly shade: readonly ProfilePoint[];
  /** Ribs of a lantern: count along the height; or pleats around. */
  readonly ribs?: number;
  readonly pleats?: number;
  readonly foot?: { readonly form: Form; readonly height: number; readonly colour: string; readonly wood?: boolean };
  readonly hangs?: number;
  readonly on: PotShot['on'];
  readonly wall: string;
  readonly glow: number;
  readonly frame: number;
  readonly key?: number;
};

/** Paper with a light behind it: brightest near the bulb, dim at the ends, fibres and ribs dark. */
function lit(shot: PaperShot, lift: number, height: number, radius: number): Material {
  return {
    shade(hit, s) {
      const up = (hit.y - lift) / height;
      const near = Math.exp(-(((up - 0.48) / 0.42) ** 2));
      const rib = shot.ribs ? 1 - 0.42 * smooth(0.43, 0.5, Math.abs(((((hit.v * shot.ribs) % 1) + 1) % 1) - 0.5)) : 1;
      const pleat = shot.pleats ? 0.8 + 0.2 * Math.cos(hit.u * shot.pleats * 6.2832) : 1;
      const fibre = hit.seen
        ? 1 +
          0.07 * noise(hit.x * 2.2, hit.y * 5, hit.z * 2.2) +
          0.05 * noise(hit.x * 0.5 + 3, hit.y * 0.9, hit.z * 0.5)
        : 1;
      const power =
        shot.glow *
        (0.3 + 0.7 * near) *
        rib *
        pleat *
        fibre *
        (hit.inside ? 1.5 : 1) *
        (0.75 + 0.25 * (1 - Math.min(1, Math.hypot(hit.x, hit.z) / radius)));
      paint(s, [0.8, 0.74, 0.62], rib);
      s.glowRed = power;
      s.glowGreen = power * (0.66 + 0.08 * near);
      s.glowBlue = power * (0.36 + 0.1 * near);
    },
  };
}

function shadeMesh(shot: PaperShot, lift: number, height: number, seed: number): Mesh {
  const pleats = shot.pleats ?? 0;
  const ribs = shot.ribs ?? 0;
  return turned({
    outside: shot.shade.slice(0, -1),
    inside: shot.shade.slice(-1),
    at: [0, lift, 0],
    seed,
    rings: 0,
    wobble: pleats ? 0.004 : 0.016,
    material: 0,
    columns: pleats ? pleats * 10 : 180,
    rows: ribs ? ribs * 8 : 120,
    relief: (angle, y) =>
      (pleats ? 0.28 * Math.cos(angle * pleats * 6.2832) : 0) +
      (ribs
        ? -0.3 * Math.abs(Math.sin((y / height) * ribs * Math.PI)) ** 0.5 + 0.12 * noise(angle * 18, y * 0.4, seed)
        : 0),
  }).mesh;
}

/** What the lamp stands on: turned wood or stoneware. */
function footOf(given: NonNullable<PaperShot['foot']>, seed: number): { mesh: Mesh; material: Material } {
  const foot = turned({
    outside: given.form.outside,
    inside: given.form.inside,
    at: [0, 0, 0],
    seed,
    rings: 0.06,
    wobble: 0.01,
    material: 1,
  });
  const colour = hex(given.colour);
  const material: Material = given.wood
    ? {
        shade: (hit, s) => {
          paint(s, colour, 0.86 + 0.3 * noise(hit.x * 1.4, hit.y * 0.25, hit.z * 1.4 + seed));
          s.shine = 0.02;
          s.roughness = 0.5;
        },
      }
    : glazed({
        at: [0, 0, 0],
        lip: foot.lip,
        length: foot.length,
        seed,
        colour,
        thin: [colour[0] * 1.15, colour[1] * 1.12, colour[2] * 1.05],
        thick: colour,
        clay: hex('#b08a66'),
        bareBelow: 0.6,
        drip: 0.2,
        roughness: 0.4,
        shine: 0.04,
        specks: 0.2,
        speckColour: hex('#57463a'),
        crackle: 0,
        uneven: 0.4,
      });
  return { mesh: foot.mesh, material };
}

/** A paper lamp, lit. */
export function paperShot(shot: PaperShot, random: Random): Setup {
  const seed = between(random, 0, 40);
  const lift = shot.hangs ?? shot.foot?.height ?? 0.3;
  const height = Math.max(...shot.shade.map(([, y]) => y));
  const radius = Math.max(...shot.shade.map(([r]) => r));
  const meshes: Mesh[] = [shadeMesh(shot, lift, height, seed)];
  const materials: Material[] = [lit(shot, lift, height, radius)];
  if (shot.foot) {
    const foot = footOf(shot.foot, seed);
    meshes.push(foot.mesh);
    materials.push(foot.material);
  }
  const cord = materials.push({ shade: (_, s) => paint(s, [0.05, 0.045, 0.04]) }) - 1;
  if (shot.hangs !== undefined)
    meshes.push(
      tube(
        [
          [0, lift + height - 1, 0, 0.24, 0.24],
          [0.2, lift + height + 80, 0, 0.24, 0.24],
        ],
        [0, 0, 1],
        cord,
        8,
        4,
      ),
    );
  const power = shot.glow * radius * radius * 24;
  const dim = 0.2;
  const view = 25;
  const top = lift + height;
  const middle = shot.hangs === undefined ? top * 0.47 : lift + height * 0.44;
  return {
    meshes,
    materials,
    stage: { ...place(shot.on, random, radius * 5, shot.wall), wallAt: -radius * 2.1 },
    bulbs: [
      {
        at: [0, lift + height * 0.5, 0],
        radius: Math.max(radius, height * 0.5) * 1.03,
        power: [power, power * 0.7, power * 0.4],
      },
    ],
    room: [
      [dim, dim * 1.02, dim * 1.12],
      [dim * 0.5, dim * 0.46, dim * 0.4],
    ],
    ambient: [0.2, 0.16, 0.12],
    camera: viewed(
      [around(random, 0, radius * 0.1), middle, 0],
      shot.frame / 2 / Math.tan((view * Math.PI) / 360),
      around(random, 0, 8),
      between(random, 2, 7),
      view,
      0.012,
    ),
  };
}
