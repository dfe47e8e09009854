import { hex } from '../colour';
import type { Mesh } from '../light/mesh';
import { place } from '../light/settings';
import { type Setup, viewed } from '../light/studio';
import { around, between, type Random } from '../random';
import { coils, plaited, straw } from '../things/basketry';
import { walled } from '../things/forms';
import { tube } from '../things/tube';
import { type ProfilePoint, turned } from '../things/turned';
import { lightOf, type PotShot } from './pots';

export type BasketShot = {
  readonly profile: readonly ProfilePoint[];
  readonly colour: string;
  readonly weave: 'coiled' | 'plaited';
  readonly coil: number;
  readonly stitches: number;
  readonly dipped?: number;
  readonly handles?: boolean;
  readonly on: PotShot['on'];
  readonly wall?: string;
  readonly light?: PotShot['light'];
  readonly above: number;
};

/** A basket on the floor. */
export function basketShot(shot: BasketShot, random: Random): Setup {
  const seed = Math.floor(between(random, 0, 90));
  const relief = shot.weave === 'coiled' ? coils(shot.coil, shot.stitches) : plaited(shot.stitches, shot.coil);
  const { outside, inside } = walled(shot.profile, shot.coil * 0.8);
  const made = turned({
    outside,
    inside,
    at: [0, 0, 0],
    seed,
    rings: 0,
    wobble: 0.03,
    material: 0,
    columns: 460,
    rows: 420,
    relief: (angle, height, within) => relief(angle, height) * (within ? -1 : 1),
  });
  const height = Math.max(...shot.profile.map(([, y]) => y));
  const radius = Math.max(...shot.profile.map(([r]) => r));
  const rim = (shot.profile[shot.profile.length - 1] as ProfilePoint)[0];
  const meshes: Mesh[] = [made.mesh];
  if (shot.handles)
    for (const side of [-1, 1])
      meshes.push(
        tube(
          [-1, -0.6, 0, 0.6, 1].map(
            (t) =>
              [
                side * (rim + 1.4 + 1.2 * (1 - t * t)),
                height - 2 + 7.5 * (1 - t * t * t * t),
                t * radius * 0.36,
                0.85,
                0.75,
              ] as const,
          ),
          [side, 0, 0],
          1,
          14,
          50,
        ),
      );
  const view = between(random, 20, 25);
  const frame = Math.max((radius * 2 * (shot.handles ? 1.62 : 1.34)) / 0.8, (height * 1.5) / 0.9);
  const material = straw(hex(shot.colour), shot.stitches, shot.coil, shot.dipped ?? 0, seed);
  const handle = straw(hex(shot.colour), 60, 0.9, 0, seed);
  return {
    meshes,
    materials: [material, handle],
    stage: place(shot.on, random, radius * 3.4, shot.wall),
    ...lightOf(shot.light, random, radius * 3.6),
    camera: viewed(
      [0, height * 0.5, 0],
      frame / 2 / Math.tan((view * Math.PI) / 360),
      around(random, 8, 8),
      shot.above,
      view,
      0.02,
    ),
  };
}
