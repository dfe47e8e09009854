import { bent, type Mesh } from '../light/mesh';
import { daylight, place } from '../light/settings';
import { type Setup, viewed, windowAt } from '../light/studio';
import { around, between, type Random } from '../random';
import { extent, type Form, type FormName, form } from '../things/forms';
import { beaten, type MetalRecipe, metals, rosette } from '../things/metal';
import { turned } from '../things/turned';
import type { PotShot } from './pots';

export type BrassShot = {
  readonly form: FormName | 'tray';
  readonly size: number;
  readonly stretch?: number;
  readonly metal: keyof typeof metals;
  readonly hammer?: number;
  readonly brushed?: boolean;
  readonly rough: number;
  readonly patina: number;
  readonly on: PotShot['on'];
  readonly wall?: string;
  readonly above?: number;
};

/** A flat tray with a rolled edge. */
function trayForm(size: number): Form {
  return {
    outside: [
      [0, 0],
      [size * 0.44, 0],
      [size * 0.46, 0.3],
      [size * 0.485, 1.4],
      [size * 0.5, 1.7],
    ],
    inside: [
      [size * 0.5, 2],
      [size * 0.488, 1.9],
      [size * 0.47, 1.3],
      [size * 0.45, 0.42],
      [size * 0.2, 0.36],
      [0, 0.36],
    ],
  };
}

/** A brass or copper vessel between two windows, for metal is what it mirrors. */
export function brassShot(shot: BrassShot, random: Random): Setup {
  const seed = between(random, 0, 40);
  const tray = shot.form === 'tray';
  const profile = shot.form === 'tray' ? trayForm(shot.size) : form(shot.form, shot.size, shot.stretch, 0.55);
  const made = turned({
    ...profile,
    at: [0, 0, 0],
    seed,
    rings: 0,
    wobble: 0.008,
    material: 0,
    columns: 260,
    rows: 320,
  });
  const metal: MetalRecipe = {
    colour: metals[shot.metal],
    at: [0, 0, 0],
    roughness: shot.rough,
    hammer: shot.hammer ?? 0,
    patina: shot.patina,
    seed,
    ...(shot.brushed ? { brushed: true } : {}),
    ...(tray ? { engraved: rosette(shot.size * 0.46) } : {}),
  };
  const meshes: Mesh[] = [made.mesh];
  const height = tray ? shot.size : extent(shot.form as FormName, shot.size, shot.stretch).height;
  const wide = tray ? shot.size : extent(shot.form as FormName, shot.size, shot.stretch).radius * 2;
  const lean = 1.25;
  if (tray) {
    meshes[0] = bent(made.mesh, (p) => {
      const [x, y, z] = [p[0] as number, p[1] as number, p[2] as number];
      const up = -z + shot.size / 2;
      p[0] = x;
      p[1] = up * Math.sin(lean) + y * Math.cos(lean) + 0.2;
      p[2] = -up * Math.cos(lean) + y * Math.sin(lean);
    });
    const engraved = metal.engraved as NonNullable<MetalRecipe['engraved']>;
    Object.assign(metal, {
      engraved: (x: number, y: number, z: number) =>
        engraved(x, 0, -((y - 0.2) * Math.sin(lean) - z * Math.cos(lean) - shot.size / 2)),
    });
  }
  const scale = Math.max(height, wide) * 1.5;
  const frame = Math.max(height / 0.62, wide / 0.66 / 0.8);
  const view = between(random, 20, 24);
  const light = daylight(random, -1, scale, 0.8);
  const side = windowAt(scale * 1.9, scale * 0.9, scale * 0.5, scale * 0.7, scale * 1.5, [3, 2.9, 2.7], [1, 1]);
  return {
    meshes,
    materials: [beaten(metal)],
    stage: { ...place(shot.on, random, scale, shot.wall), ...(tray ? { wallAt: -shot.size * 0.36 } : {}) },
    ...light,
    lamps: [...(light.lamps ?? []), side],
    camera: viewed(
      [0, height * 0.48, 0],
      frame / 2 / Math.tan((view * Math.PI) / 360),
      around(random, tray ? 12 : 0, 6),
      shot.above ?? 12,
      view,
      0.02,
    ),
  };
}
