import type { Hit, Scene } from './scene';

const stack = new Int32Array(96);
/** The triangle of the last `nearest` call, in leaf order; -1 the floor or wall, -2 nothing. */
let metTriangle = -2;
let metB = 0;
let metC = 0;
let metOnWall = false;
let metCurve = 0;

/**
 * Walks the tree along a ray. With `any`, stops at the first triangle that blocks and answers its distance;
 * else answers the nearest. Infinity when nothing is met within `far`. The box tests are written out, for
 * they are most of the work of a picture.
 */
function walk(scene: Scene, o: Float64Array, d: Float64Array, far: number, any: boolean): number {
  const { boxes, links } = scene.tree;
  const ix = 1 / ((d[0] as number) || 1e-12);
  const iy = 1 / ((d[1] as number) || 1e-12);
  const iz = 1 / ((d[2] as number) || 1e-12);
  const ox = (o[0] as number) * ix;
  const oy = (o[1] as number) * iy;
  const oz = (o[2] as number) * iz;
  const lowX = ix < 0 ? 3 : 0;
  const lowY = iy < 0 ? 4 : 1;
  const lowZ = iz < 0 ? 5 : 2;
  const highX = 3 - lowX;
  const highY = 5 - lowY;
  const highZ = 7 - lowZ;
  let best = far;
  let top = 0;
  let node = links.length > 0 ? 0 : -1;
  while (node >= 0) {
    const link = links[node * 2] as number;
    const count = links[node * 2 + 1] as number;
    if (count > 0) {
      for (let triangle = link; triangle < link + count; triangle++) {
        const distance = meet(scene, triangle, o, d, best);
        if (distance < best) {
          best = distance;
          if (any) return best;
        }
      }
      node = top > 0 ? (stack[--top] as number) : -1;
      continue;
    }
    const l = link * 6;
    const r = l + 6;
    let leftIn = (boxes[l + lowX] as number) * ix - ox;
    const leftY = (boxes[l + lowY] as number) * iy - oy;
    if (leftY > leftIn) leftIn = leftY;
    const leftZ = (boxes[l + lowZ] as number) * iz - oz;
    if (leftZ > leftIn) leftIn = leftZ;
    if (leftIn < 0) leftIn = 0;
    let leftOut = (boxes[l + highX] as number) * ix - ox;
    const leftV = (boxes[l + highY] as number) * iy - oy;
    if (leftV < leftOut) leftOut = leftV;
    const leftW = (boxes[l + highZ] as number) * iz - oz;
    if (leftW < leftOut) leftOut = leftW;
    if (best < leftOut) leftOut = best;
    let rightIn = (boxes[r + lowX] as number) * ix - ox;
    const rightY = (boxes[r + lowY] as number) * iy - oy;
    if (rightY > rightIn) rightIn = rightY;
    const rightZ = (boxes[r + lowZ] as number) * iz - oz;
    if (rightZ > rightIn) rightIn = rightZ;
    if (rightIn < 0) rightIn = 0;
    let rightOut = (boxes[r + highX] as number) * ix - ox;
    const rightV = (boxes[r + highY] as number) * iy - oy;
    if (rightV < rightOut) rightOut = rightV;
    const rightW = (boxes[r + highZ] as number) * iz - oz;
    if (rightW < rightOut) rightOut = rightW;
    if (best < rightOut) rightOut = best;
    if (leftIn <= leftOut) {
      if (rightIn <= rightOut) {
        const leftFirst = leftIn <= rightIn;
        stack[top++] = leftFirst ? link + 1 : link;
        node = leftFirst ? link : link + 1;
      } else node = link;
    } else if (rightIn <= rightOut) node = link + 1;
    else node = top > 0 ? (stack[--top] as number) : -1;
  }
  return best < far ? best : Number.POSITIVE_INFINITY;
}

function meet(scene: Scene, triangle: number, o: Float64Array, d: Float64Array, best: number): number {
  const c = scene.tree.corners;
  const at = triangle * 9;
  const ux = c[at + 3] as number;
  const uy = c[at + 4] as number;
  const uz = c[at + 5] as number;
  const vx = c[at + 6] as number;
  const vy = c[at + 7] as number;
  const vz = c[at + 8] as number;
  const dx = d[0] as number;
  const dy = d[1] as number;
  const dz = d[2] as number;
  const px = dy * vz - dz * vy;
  const py = dz * vx - dx * vz;
  const pz = dx * vy - dy * vx;
  const determinant = ux * px + uy * py + uz * pz;
  if (determinant > -1e-14 && determinant < 1e-14) return Number.POSITIVE_INFINITY;
  const scale = 1 / determinant;
  const sx = (o[0] as number) - (c[at] as number);
  const sy = (o[1] as number) - (c[at + 1] as number);
  const sz = (o[2] as number) - (c[at + 2] as number);
  const b = (sx * px + sy * py + sz * pz) * scale;
  if (b < 0 || b > 1) return Number.POSITIVE_INFINITY;
  const qx = sy * uz - sz * uy;
  const qy = sz * ux - sx * uz;
  const qz = sx * uy - sy * ux;
  const g = (dx * qx + dy * qy + dz * qz) * scale;
  if (g < 0 || b + g > 1) return Number.POSITIVE_INFINITY;
  const distance = (vx * qx + vy * qy + vz * qz) * scale;
  if (distance < 1e-4 || distance >= best) return Number.POSITIVE_INFINITY;
  if (passes(scene, triangle, b, g)) return Number.POSITIVE_INFINITY;
  metTriangle = triangle;
  metB = b;
  metC = g;
  return distance;
}

function passes(scene: Scene, triangle: number, b: number, c: number): boolean {
  const mesh = scene.meshes[scene.tree.meshOf[triangle] as number];
  const hole = mesh && scene.materials[mesh.material]?.hole;
  if (!mesh || !hole) return false;
  const place = scene.tree.placeOf[triangle] as number;
  const i = (mesh.triangles[place] as number) * 2;
  const j = (mesh.triangles[place + 1] as number) * 2;
  const k = (mesh.triangles[place + 2] as number) * 2;
  const a = 1 - b - c;
  const { uvs } = mesh;
  return hole(
    a * (uvs[i] as number) + b * (uvs[j] as number) + c * (uvs[k] as number),
    a * (uvs[i + 1] as number) + b * (uvs[j + 1] as number) + c * (uvs[k + 1] as number),
  );
}

/** Distance to floor, wall or the curve between them. */
function stageDistance(scene: Scene, o: Float64Array, d: Float64Array): number {
  const stage = scene.stage;
  if (!stage) return Number.POSITIVE_INFINITY;
  let best = Number.POSITIVE_INFINITY;
  const toFloor = (d[1] as number) < 0 ? -(o[1] as number) / (d[1] as number) : -1;
  if (toFloor > 1e-4 && (o[2] as number) + toFloor * (d[2] as number) > stage.wallAt + stage.curve) {
    best = toFloor;
    metOnWall = false;
    metCurve = 0;
  }
  const toWall = (d[2] as number) < 0 ? (stage.wallAt - (o[2] as number)) / (d[2] as number) : -1;
  if (toWall > 1e-4 && toWall < best && (o[1] as number) + toWall * (d[1] as number) > stage.curve) {
    best = toWall;
    metOnWall = true;
    metCurve = 1;
  }
  return stage.curve > 0 ? curveDistance(o, d, stage.wallAt + stage.curve, stage.curve, best) : best;
}

function curveDistance(o: Float64Array, d: Float64Array, centreZ: number, radius: number, best: number): number {
  const oy = (o[1] as number) - radius;
  const oz = (o[2] as number) - centreZ;
  const a = (d[1] as number) ** 2 + (d[2] as number) ** 2;
  const b = oy * (d[1] as number) + oz * (d[2] as number);
  const inner = b * b - a * (oy * oy + oz * oz - radius * radius);
  if (inner < 0 || a < 1e-12) return best;
  const t = (-b + Math.sqrt(inner)) / a;
  const y = oy + t * (d[1] as number);
  const z = oz + t * (d[2] as number);
  if (t < 1e-4 || t >= best || y > 0 || z > 0) return best;
  metOnWall = z < y;
  metCurve = Math.atan2(-z, -y) / (Math.PI / 2);
  return t;
}

/** Finds the nearest thing along a ray and fills `hit`; false when there is nothing. */
export function nearest(scene: Scene, o: Float64Array, d: Float64Array, hit: Hit): number {
  metTriangle = -2;
  const flat = stageDistance(scene, o, d);
  const distance = walk(scene, o, d, flat, false);
  if (distance === Number.POSITIVE_INFINITY && flat === Number.POSITIVE_INFINITY) return -1;
  hit.distance = Math.min(distance, flat);
  hit.x = (o[0] as number) + hit.distance * (d[0] as number);
  hit.y = (o[1] as number) + hit.distance * (d[1] as number);
  hit.z = (o[2] as number) + hit.distance * (d[2] as number);
  return distance < flat ? fillTriangle(scene, d, hit) : fillStage(scene, hit);
}

function fillStage(scene: Scene, hit: Hit): number {
  const stage = scene.stage as NonNullable<Scene['stage']>;
  hit.nx = 0;
  hit.ny = Math.cos((metCurve * Math.PI) / 2);
  hit.nz = Math.sin((metCurve * Math.PI) / 2);
  hit.u = hit.x;
  hit.v = metCurve > 0.5 ? hit.y : hit.z;
  hit.inside = false;
  return metOnWall ? stage.wall : stage.floor;
}

function fillTriangle(scene: Scene, d: Float64Array, hit: Hit): number {
  const mesh = scene.meshes[scene.tree.meshOf[metTriangle] as number] as Scene['meshes'][number];
  const place = scene.tree.placeOf[metTriangle] as number;
  const i = mesh.triangles[place] as number;
  const j = mesh.triangles[place + 1] as number;
  const k = mesh.triangles[place + 2] as number;
  const a = 1 - metB - metC;
  const { normals, uvs } = mesh;
  const blend = (from: Float32Array, step: number, axis: number): number =>
    a * (from[i * step + axis] as number) +
    metB * (from[j * step + axis] as number) +
    metC * (from[k * step + axis] as number);
  let nx = blend(normals, 3, 0);
  let ny = blend(normals, 3, 1);
  let nz = blend(normals, 3, 2);
  const length = Math.sqrt(nx * nx + ny * ny + nz * nz) || 1;
  const side = nx * (d[0] as number) + ny * (d[1] as number) + nz * (d[2] as number) > 0 ? -1 : 1;
  nx *= side / length;
  ny *= side / length;
  nz *= side / length;
  hit.nx = nx;
  hit.ny = ny;
  hit.nz = nz;
  hit.u = blend(uvs, 2, 0);
  hit.v = blend(uvs, 2, 1);
  hit.inside = side < 0;
  return mesh.material;
}

/** Tells whether anything stands between a point and another `far` away along a direction. */
export function blocked(scene: Scene, o: Float64Array, d: Float64Array, far: number): boolean {
  return walk(scene, o, d, far, true) !== Number.POSITIVE_INFINITY;
}
