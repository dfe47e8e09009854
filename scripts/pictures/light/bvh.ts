import type { Mesh } from './mesh';

/** The triangles of a scene in a tree of boxes, ready for rays. */
export type Tree = {
  /** Six floats per node: low corner, high corner. */
  readonly boxes: Float32Array;
  /** Two numbers per node: first child or first triangle, and the triangle count (0 for inner nodes). */
  readonly links: Int32Array;
  /** Nine floats per triangle, in leaf order: corner and two edges. */
  readonly corners: Float32Array;
  /** For each triangle in leaf order: its mesh and its place in that mesh. */
  readonly meshOf: Uint16Array;
  readonly placeOf: Uint32Array;
};

const bins = 12;
const leafSize = 4;

type Build = {
  centres: Float32Array;
  bounds: Float32Array;
  order: Uint32Array;
  boxes: Float32Array;
  links: Int32Array;
  nodes: number;
};

/** Builds the tree by the surface area heuristic over binned centres. */
export function buildTree(meshes: readonly Mesh[]): Tree {
  const total = meshes.reduce((count, mesh) => count + mesh.triangles.length / 3, 0);
  const corners = new Float32Array(total * 9);
  const meshOf = new Uint16Array(total);
  const placeOf = new Uint32Array(total);
  const build: Build = {
    centres: new Float32Array(total * 3),
    bounds: new Float32Array(total * 6),
    order: Uint32Array.from({ length: total }, (_, index) => index),
    boxes: new Float32Array(Math.max(1, total) * 12),
    links: new Int32Array(Math.max(1, total) * 4),
    nodes: 1,
  };
  let at = 0;
  meshes.forEach((mesh, meshIndex) => {
    for (let place = 0; place < mesh.triangles.length; place += 3) {
      measure(mesh, place, at, corners, build);
      meshOf[at] = meshIndex;
      placeOf[at] = place;
      at++;
    }
  });
  split(build, 0, 0, total);
  return {
    boxes: build.boxes.slice(0, build.nodes * 6),
    links: build.links.slice(0, build.nodes * 2),
    corners: reorder(corners, build.order),
    meshOf: meshOf.map((_, index) => meshOf[build.order[index] as number] as number),
    placeOf: placeOf.map((_, index) => placeOf[build.order[index] as number] as number),
  };
}

function measure(mesh: Mesh, place: number, at: number, corners: Float32Array, build: Build): void {
  const { positions, triangles } = mesh;
  for (let axis = 0; axis < 3; axis++) {
    const a = positions[(triangles[place] as number) * 3 + axis] as number;
    const b = positions[(triangles[place + 1] as number) * 3 + axis] as number;
    const c = positions[(triangles[place + 2] as number) * 3 + axis] as number;
    corners[at * 9 + axis] = a;
    corners[at * 9 + 3 + axis] = b - a;
    corners[at * 9 + 6 + axis] = c - a;
    build.bounds[at * 6 + axis] = Math.min(a, b, c);
    build.bounds[at * 6 + 3 + axis] = Math.max(a, b, c);
    build.centres[at * 3 + axis] = (a + b + c) / 3;
  }
}

function reorder(corners: Float32Array, order: Uint32Array): Float32Array {
  const sorted = new Float32Array(corners.length);
  order.forEach((from, to) => {
    sorted.set(corners.subarray(from * 9, from * 9 + 9), to * 9);
  });
  return sorted;
}

function split(build: Build, node: number, first: number, count: number): void {
  const middle = new Float32Array([1e30, 1e30, 1e30, -1e30, -1e30, -1e30]);
  const box = build.boxes.subarray(node * 6, node * 6 + 6);
  box.set(middle);
  for (let index = first; index < first + count; index++) {
    const triangle = build.order[index] as number;
    for (let axis = 0; axis < 3; axis++) {
      box[axis] = Math.min(box[axis] as number, build.bounds[triangle * 6 + axis] as number);
      box[axis + 3] = Math.max(box[axis + 3] as number, build.bounds[triangle * 6 + 3 + axis] as number);
      const centre = build.centres[triangle * 3 + axis] as number;
      middle[axis] = Math.min(middle[axis] as number, centre);
      middle[axis + 3] = Math.max(middle[axis + 3] as number, centre);
    }
  }
  const cut = count > leafSize ? bestCut(build, first, count, middle) : null;
  if (!cut) {
    build.links[node * 2] = first;
    build.links[node * 2 + 1] = count;
    return;
  }
  const left = partition(build, first, count, cut.axis, cut.at);
  const child = build.nodes;
  build.nodes += 2;
  build.links[node * 2] = child;
  build.links[node * 2 + 1] = 0;
  split(build, child, first, left - first);
  split(build, child + 1, left, first + count - left);
}

function partition(build: Build, first: number, count: number, axis: number, at: number): number {
  let left = first;
  let right = first + count - 1;
  while (left <= right) {
    const triangle = build.order[left] as number;
    if ((build.centres[triangle * 3 + axis] as number) < at) left++;
    else {
      build.order[left] = build.order[right] as number;
      build.order[right] = triangle;
      right--;
    }
  }
  return left === first || left === first + count ? first + (count >> 1) : left;
}

const binCount = new Uint32Array(bins);
const binBox = new Float32Array(bins * 6);
const rightCost = new Float32Array(bins);

function bestCut(
  build: Build,
  first: number,
  count: number,
  middle: Float32Array,
): { axis: number; at: number } | null {
  let best: { axis: number; at: number } | null = null;
  let bestCost = count > 32 ? Number.POSITIVE_INFINITY : count;
  const parent = Math.max(1e-12, halfArea(areaBox(build, first, count), 0));
  for (let axis = 0; axis < 3; axis++) {
    const low = middle[axis] as number;
    const extent = (middle[axis + 3] as number) - low;
    if (extent < 1e-9) continue;
    fillBins(build, first, count, axis, low, bins / extent);
    const { cut, cost } = sweepBins(parent);
    if (cost < bestCost) {
      bestCost = cost;
      best = { axis, at: low + (cut * extent) / bins };
    }
  }
  return best;
}

const wholeBox = new Float32Array(6);

function areaBox(build: Build, first: number, count: number): Float32Array {
  wholeBox.set([1e30, 1e30, 1e30, -1e30, -1e30, -1e30]);
  for (let index = first; index < first + count; index++)
    grow(wholeBox, 0, build.bounds, (build.order[index] as number) * 6);
  return wholeBox;
}

function fillBins(build: Build, first: number, count: number, axis: number, low: number, scale: number): void {
  binCount.fill(0);
  for (let bin = 0; bin < bins; bin++) binBox.set([1e30, 1e30, 1e30, -1e30, -1e30, -1e30], bin * 6);
  for (let index = first; index < first + count; index++) {
    const triangle = build.order[index] as number;
    const bin = Math.min(bins - 1, Math.floor(((build.centres[triangle * 3 + axis] as number) - low) * scale));
    binCount[bin] = (binCount[bin] as number) + 1;
    grow(binBox, bin * 6, build.bounds, triangle * 6);
  }
}

function sweepBins(parent: number): { cut: number; cost: number } {
  const box = new Float32Array([1e30, 1e30, 1e30, -1e30, -1e30, -1e30]);
  let count = 0;
  for (let bin = bins - 1; bin > 0; bin--) {
    grow(box, 0, binBox, bin * 6);
    count += binCount[bin] as number;
    rightCost[bin] = count * halfArea(box, 0);
  }
  box.set([1e30, 1e30, 1e30, -1e30, -1e30, -1e30]);
  count = 0;
  let best = { cut: 1, cost: Number.POSITIVE_INFINITY };
  for (let bin = 0; bin < bins - 1; bin++) {
    grow(box, 0, binBox, bin * 6);
    count += binCount[bin] as number;
    const cost = 1 + (count * halfArea(box, 0) + (rightCost[bin + 1] as number)) / parent;
    if (count > 0 && cost < best.cost) best = { cut: bin + 1, cost };
  }
  return best;
}

function grow(box: Float32Array, at: number, other: Float32Array, from: number): void {
  for (let axis = 0; axis < 3; axis++) {
    box[at + axis] = Math.min(box[at + axis] as number, other[from + axis] as number);
    box[at + axis + 3] = Math.max(box[at + axis + 3] as number, other[from + axis + 3] as number);
  }
}

function halfArea(box: Float32Array, at: number): number {
  const x = (box[at + 3] as number) - (box[at] as number);
  const y = (box[at + 4] as number) - (box[at + 1] as number);
  const z = (box[at + 5] as number) - (box[at + 2] as number);
  return x < 0 ? 0 : x * y + y * z + z * x;
}
