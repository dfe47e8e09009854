import { blend, type Colour, hex } from '../colour';
import { type Mesh, sheet } from '../light/mesh';
import type { Material } from '../light/scene';
import { daylight, place } from '../light/settings';
import { bump, paint, type Setup, viewed } from '../light/studio';
import { cloud, noise, smooth } from '../noise';
import { around, between, type Random } from '../random';
import type { PotShot } from './pots';

export type SoapShot = {
  readonly bars: readonly {
    readonly colour: string;
    readonly at: readonly [number, number, number];
    readonly turn: number;
    readonly marks?: 'oat' | 'swirl';
  }[];
  readonly on: PotShot['on'];
  readonly wall: string;
  readonly key?: number;
};

const [w, h, d] = [7.6, 2.9, 5.2];

/** A bar with worn edges. */
function barMesh({ at, turn }: SoapShot['bars'][number], index: number): Mesh {
  const seed = index * 9.7;
  return sheet(
    (u, v, out) => {
      const a = u * 6.2832;
      const b = (v - 0.5) * Math.PI;
      const power = (value: number, e: number): number => Math.sign(value) * Math.abs(value) ** e;
      const e = 0.16;
      const cx = power(Math.cos(b), e) * power(Math.cos(a), e);
      const cz = power(Math.cos(b), e) * power(Math.sin(a), e);
      const cy = power(Math.sin(b), 0.2);
      const dent = 1 + 0.012 * noise(cx * 2 + seed, cy * 2, cz * 2) + 0.006 * noise(cx * 6, cy * 6 + seed, cz * 6);
      const [x, z] = [(cx * w * dent) / 2, (cz * d * dent) / 2];
      out.set([
        at[0] + x * Math.cos(turn) + z * Math.sin(turn),
        at[1] + ((cy * dent + 1.0) * h) / 2 + 0.05,
        at[2] - x * Math.sin(turn) + z * Math.cos(turn),
      ]);
    },
    220,
    140,
    index,
  );
}

/** Veined soap with the marks of the wire. */
function barMaterial({ colour, marks }: SoapShot['bars'][number], index: number): Material {
  const own = hex(colour);
  const seed = index * 5.3;
  return {
    shade(hit, s) {
      const vein = cloud(hit.x * 0.35 + seed, hit.y * 0.8, hit.z * 0.35, 3);
      const wire = 0.03 * noise(hit.x * 0.3, hit.y * 6, hit.z * 0.3 + seed);
      let c: Colour = [
        own[0] * (1 + 0.1 * vein + wire),
        own[1] * (1 + 0.09 * vein + wire),
        own[2] * (1 + 0.06 * vein + wire),
      ];
      if (marks === 'swirl')
        c = blend(
          c,
          [own[0] * 1.35, own[1] * 1.3, own[2] * 1.25],
          0.7 * smooth(0.05, 0.22, Math.sin(hit.x * 0.9 + 4 * vein + seed) * 0.35),
        );
      if (marks === 'oat' && noise(hit.x * 4.2, hit.y * 4.2 + seed, hit.z * 4.2) > 0.42)
        c = blend(c, [0.42, 0.3, 0.17], 0.6);
      paint(s, c);
      s.glowRed = c[0] * 0.02;
      s.glowGreen = c[1] * 0.018;
      s.shine = 0.035;
      s.roughness = 0.42;
      bump(
        hit,
        s,
        (x, y, z) => 0.05 * cloud(x * 0.9 + seed, y * 0.9, z * 0.9, 2) + 0.01 * noise(x * 0.8, y * 12, z * 0.8),
        0.04,
        0.8,
      );
    },
  };
}

/** Bars of soap, cut with a wire. */
export function soapShot(shot: SoapShot, random: Random): Setup {
  const meshes = shot.bars.map(barMesh);
  const materials = shot.bars.map(barMaterial);
  const view = 22;
  const top = Math.max(...shot.bars.map(({ at }) => at[1])) + h;
  const wide = Math.max(...shot.bars.map(({ at }) => Math.abs(at[0]))) * 2 + w;
  const frame = Math.max((wide * 1.22) / 0.8, top * 2.1);
  return {
    meshes,
    materials,
    stage: place(shot.on, random, frame * 1.3, shot.wall),
    ...daylight(random, random() < 0.5 ? -1 : 1, frame),
    camera: viewed(
      [0, top * 0.45, 0],
      frame / 2 / Math.tan((view * Math.PI) / 360),
      around(random, 16, 6),
      between(random, 24, 32),
      view,
      0.04,
    ),
  };
}
