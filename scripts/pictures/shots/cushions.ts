import { type Mesh, sheet } from '../light/mesh';
import { place } from '../light/settings';
import { type Setup, viewed } from '../light/studio';
import { noise, smooth } from '../noise';
import { around, between, type Random } from '../random';
import { type Weave, woven } from '../things/cloth';
import { type PathPoint, tube } from '../things/tube';
import { lightOf, type PotShot } from './pots';
import { yarn } from './rugs';

export type CushionShot = Pick<Weave, 'kind' | 'palette' | 'design' | 'thread'> & {
  readonly size: readonly [number, number];
  readonly puff: number;
  readonly piping?: string;
  /** Depth of the dent in the upper edge, 0 to 1. */
  readonly dent?: number;
  readonly relief?: number;
  readonly on: PotShot['on'];
  readonly wall?: string;
  readonly light?: PotShot['light'];
  readonly turn?: number;
  readonly key?: number;
};

/** A cushion's face: u, v over its front; `side` 1 for the front, -1 for the back. */
function face(shot: CushionShot, seed: number, side: number): (u: number, v: number, out: Float64Array) => void {
  const [width, height] = shot.size;
  return (u, v, out) => {
    const a = (u * 2 - 1) * side;
    const b = v * 2 - 1;
    const pull = 0.062;
    const x = a * (1 - pull * (1 - b ** 4) * Math.abs(a) ** 2);
    const y = b * (1 - pull * (1 - a ** 4) * Math.abs(b) ** 2);
    const body = Math.max(0, 1 - Math.abs(a) ** 2.6) ** 0.6 * Math.max(0, 1 - Math.abs(b) ** 2.6) ** 0.6;
    const near = 1 - smooth(0, 0.3, Math.min(1 - Math.abs(a), 1 - Math.abs(b)));
    const pucker =
      near * (1 - near) * 4 * (0.5 * noise(a * 7 + seed, b * 7, side) + 0.35 * noise(a * 15, b * 15 + seed, side));
    const slack = 0.5 * noise(a * 1.7 + seed, b * 1.7, side * 3) + 0.22 * noise(a * 4, b * 4 + seed, side);
    const dent = (shot.dent ?? 0) * Math.exp(-((a / 0.34) ** 2)) * smooth(-0.1, 1, b);
    const depth = shot.puff * body * (1 - 0.45 * dent) + (pucker * 0.75 + slack * body) * 0.9;
    out[0] = (x * width) / 2;
    out[1] = (y * height) / 2 + height * 0.46 - dent * height * 0.13;
    out[2] = side * depth;
  };
}

/** A cushion that leans against the wall. */
export function cushionShot(shot: CushionShot, random: Random): Setup {
  const seed = between(random, 0, 40);
  const [width, height] = shot.size;
  const lean = between(random, 0.14, 0.22);
  const spin = around(random, 0, 0.035);
  const [cos, sin] = [Math.cos(lean), Math.sin(lean)];
  const stand = (x: number, y: number, z: number, out: Float64Array): void => {
    const cx = x * Math.cos(spin) - (y - height / 2) * Math.sin(spin);
    const cy = x * Math.sin(spin) + (y - height / 2) * Math.cos(spin) + height / 2;
    out[0] = cx;
    out[1] = Math.max(0.15, cy * cos + z * sin * 0.4 + 0.2);
    out[2] = -cy * sin + z * cos;
  };
  const meshes: Mesh[] = [1, -1].map((side) => {
    const surface = face(shot, seed, side);
    return sheet(
      (u, v, out) => {
        surface(u, v, out);
        stand(out[0] as number, out[1] as number, out[2] as number, out);
      },
      150,
      150,
      0,
    );
  });
  if (shot.piping) meshes.push(piping(shot, seed, stand));
  const weave: Weave = {
    kind: shot.kind,
    width,
    length: height,
    thread: shot.thread,
    palette: shot.palette,
    design: shot.design,
    seed,
    uneven: 0.5,
    hairy: 0.5,
    relief: shot.relief ?? 0.5,
  };
  const view = between(random, 21, 26);
  const frame = Math.max((width * 1.36) / 0.8, height * 1.7);
  return {
    meshes,
    materials: [woven(weave), yarn(shot.piping ?? '#cccccc', seed)],
    stage: { ...place(shot.on, random, width * 2, shot.wall), wallAt: -height * 0.42 },
    ...lightOf(shot.light, random, width * 1.8),
    camera: viewed(
      [0, height * 0.46, -2],
      frame / 2 / Math.tan((view * Math.PI) / 360),
      shot.turn ?? around(random, 0, 12),
      around(random, 9, 3),
      view,
      0.02,
    ),
  };
}

function piping(
  shot: CushionShot,
  seed: number,
  stand: (x: number, y: number, z: number, out: Float64Array) => void,
): Mesh {
  const surface = face(shot, seed, 1);
  const at = new Float64Array(3);
  const path: PathPoint[] = [];
  const sides: readonly ((t: number) => readonly [number, number])[] = [
    (t) => [t, 0],
    (t) => [1, t],
    (t) => [1 - t, 1],
    (t) => [0, 1 - t],
  ];
  for (const side of sides)
    for (let step = 0; step < 12; step++) {
      const [u, v] = side(step / 12);
      surface(u, v, at);
      stand(at[0] as number, at[1] as number, 0, at);
      path.push([at[0] as number, at[1] as number, at[2] as number, 0.42, 0.42]);
    }
  path.push(path[0] as PathPoint);
  return tube(path, [0, 0.2, 1], 1, 10, 240);
}
