/** A surface cut into triangles. Normals are per vertex; `u`, `v` are whatever the material makes of them. */
export type Mesh = {
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  readonly uvs: Float32Array;
  readonly triangles: Uint32Array;
  /** Index into the scene's materials. */
  readonly material: number;
};

/** A point of a parametric surface written into `out` as x, y, z. */
export type Surface = (u: number, v: number, out: Float64Array) => void;

const here = new Float64Array(3);

/**
 * Cuts a parametric surface into `columns` × `rows` quads over u, v in [0, 1]. With `closed`, the seam at
 * u = 0 and u = 1 shares its normal, so that a turned pot shows no line.
 */
export function sheet(surface: Surface, columns: number, rows: number, material: number, closed = false): Mesh {
  const across = columns + 1;
  const positions = new Float32Array(across * (rows + 1) * 3);
  const uvs = new Float32Array(across * (rows + 1) * 2);
  for (let row = 0; row <= rows; row++)
    for (let column = 0; column <= columns; column++) {
      const at = row * across + column;
      surface(closed && column === columns ? 0 : column / columns, row / rows, here);
      positions.set(here, at * 3);
      uvs[at * 2] = column / columns;
      uvs[at * 2 + 1] = row / rows;
    }
  const triangles = new Uint32Array(columns * rows * 6);
  let to = 0;
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const a = row * across + column;
      triangles.set([a, a + 1, a + across, a + 1, a + across + 1, a + across], to);
      to += 6;
    }
  const normals = smoothNormals(positions, triangles);
  if (closed) weldSeam(normals, across, rows + 1);
  return { positions, normals, uvs, triangles, material };
}

/** Normals that average the triangles around each vertex, weighted by their area. */
export function smoothNormals(positions: Float32Array, triangles: Uint32Array): Float32Array {
  const normals = new Float32Array(positions.length);
  for (let index = 0; index < triangles.length; index += 3) {
    const a = (triangles[index] as number) * 3;
    const b = (triangles[index + 1] as number) * 3;
    const c = (triangles[index + 2] as number) * 3;
    const ux = (positions[b] as number) - (positions[a] as number);
    const uy = (positions[b + 1] as number) - (positions[a + 1] as number);
    const uz = (positions[b + 2] as number) - (positions[a + 2] as number);
    const vx = (positions[c] as number) - (positions[a] as number);
    const vy = (positions[c + 1] as number) - (positions[a + 1] as number);
    const vz = (positions[c + 2] as number) - (positions[a + 2] as number);
    const nx = uy * vz - uz * vy;
    const ny = uz * vx - ux * vz;
    const nz = ux * vy - uy * vx;
    for (const at of [a, b, c]) {
      normals[at] = (normals[at] as number) + nx;
      normals[at + 1] = (normals[at + 1] as number) + ny;
      normals[at + 2] = (normals[at + 2] as number) + nz;
    }
  }
  return unitLength(normals);
}

function unitLength(normals: Float32Array): Float32Array {
  for (let at = 0; at < normals.length; at += 3) {
    const length = Math.hypot(normals[at] as number, normals[at + 1] as number, normals[at + 2] as number) || 1;
    normals[at] = (normals[at] as number) / length;
    normals[at + 1] = (normals[at + 1] as number) / length;
    normals[at + 2] = (normals[at + 2] as number) / length;
  }
  return normals;
}

function weldSeam(normals: Float32Array, across: number, rows: number): void {
  for (let row = 0; row < rows; row++)
    for (let axis = 0; axis < 3; axis++) {
      const first = row * across * 3 + axis;
      const last = (row * across + across - 1) * 3 + axis;
      const middle = (normals[first] as number) + (normals[last] as number);
      normals[first] = middle;
      normals[last] = middle;
    }
  unitLength(normals);
}

/** Moves every vertex of a mesh and computes its normals anew. */
export function bent(mesh: Mesh, move: (point: Float64Array) => void): Mesh {
  const positions = new Float32Array(mesh.positions.length);
  for (let at = 0; at < positions.length; at += 3) {
    here.set(mesh.positions.subarray(at, at + 3));
    move(here);
    positions.set(here, at);
  }
  return { ...mesh, positions, normals: smoothNormals(positions, mesh.triangles) };
}
