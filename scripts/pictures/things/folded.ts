import { type Mesh, sheet } from '../light/mesh';
import { noise } from '../noise';

/** A place on a path in the upright plane across the cloth: height, depth, and the direction away from the path. */
type Step = { y: number; z: number; ny: number; nz: number };

/** A folded cloth: how many layers, how deep, how wide, how thick. */
export type Folding = {
  readonly layers: number;
  readonly depth: number;
  readonly width: number;
  readonly thick: number;
  readonly at: readonly [number, number, number];
  readonly turn: number;
  readonly seed: number;
  readonly material: number;
  /** How untidy the folds are, 0 to 1. */
  readonly loose: number;
};

/** The length of cloth in a folding, for its design. */
export function unfolded({ layers, depth, thick }: Folding): number {
  return layers * depth + (layers - 1) * Math.PI * thick * 0.5;
}

/** Walks the zigzag of a folded cloth from its bottom end to its top end. */
function zigzag(folding: Folding, v: number, out: Step): void {
  const { layers, depth, thick, seed, loose } = folding;
  const lap = depth + (Math.PI * thick) / 2;
  const spot = Math.min(v * (layers * lap), layers * lap - 1e-6);
  const layer = Math.min(layers - 1, Math.floor(spot / lap));
  const along = spot - layer * lap;
  const forward = layer % 2 === 0 ? 1 : -1;
  const reach = (depth / 2) * (1 + loose * 0.03 * noise(layer * 3.3, seed, 1));
  const base = (layer + 0.5) * thick;
  if (along <= depth || layer === layers - 1) {
    out.y = base;
    out.z = forward * (Math.min(1, along / depth) * 2 - 1) * reach;
    out.ny = 1;
    out.nz = 0;
    return;
  }
  const angle = ((along - depth) / ((Math.PI * thick) / 2)) * Math.PI;
  out.y = base + (thick / 2) * (1 - Math.cos(angle));
  out.z = forward * (reach + (thick / 2) * Math.sin(angle) * 1.15);
  out.ny = Math.cos(angle);
  out.nz = -forward * Math.sin(angle);
}

/** Walks round the section of the cloth: across its upper face, down an edge, back below, up the other edge. */
function around(s: number, width: number, thick: number): readonly [x: number, off: number] {
  const face = 0.46;
  const edge = 0.04;
  const half = width / 2;
  if (s < face) return [half - (s / face) * width, thick / 2];
  if (s < 0.5) {
    const angle = ((s - face) / edge) * Math.PI;
    return [-half - (Math.sin(angle) * thick) / 2, (Math.cos(angle) * thick) / 2];
  }
  if (s < 0.5 + face) return [-half + ((s - 0.5) / face) * width, -thick / 2];
  const angle = ((s - 0.5 - face) / edge) * Math.PI;
  return [half + (Math.sin(angle) * thick) / 2, (-Math.cos(angle) * thick) / 2];
}

/** The cloth as a closed band of its own thickness. u runs over its width, v over its length. */
export function folded(folding: Folding): Mesh {
  const { width, thick, at, turn, seed, loose, layers } = folding;
  const step: Step = { y: 0, z: 0, ny: 1, nz: 0 };
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  const columns = 160;
  const rows = layers * 46;
  const mesh = sheet(
    (u, v, out) => {
      zigzag(folding, v, step);
      const [x, off] = around(u, width, thick * 0.86);
      const level = step.y / thick;
      const sag =
        loose *
        thick *
        (0.35 * noise(x * 0.09 + seed, level * 0.35, step.z * 0.07) +
          0.12 * noise(x * 0.3, level, step.z * 0.2 + seed)) *
        Math.min(1.6, level * 0.5);
      const slip = loose * 0.5 * noise(level * 1.7, seed, x > 0 ? 2 : 7);
      const creep = loose * 0.35 * noise(x * 0.08, Math.floor(level / 2) * 2.7 + seed, 4);
      const px = x + slip;
      const pz = step.z + off * step.nz + creep;
      out[0] = at[0] + px * cos + pz * sin;
      out[1] = at[1] + Math.max(0.02, step.y + off * step.ny + sag);
      out[2] = at[2] - px * sin + pz * cos;
    },
    columns,
    rows,
    folding.material,
    true,
  );
  for (let index = 0; index < mesh.uvs.length; index += 2) {
    const [x] = around(mesh.uvs[index] as number, width, thick * 0.86);
    mesh.uvs[index] = x / width + 0.5;
  }
  return mesh;
}
