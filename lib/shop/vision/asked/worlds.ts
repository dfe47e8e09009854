import fs from 'node:fs';
import path from 'node:path';
import { logWarn } from '@/lib/platform/log';

/** What is known of pictures of all the world in an embedder's numbers: a plane and some middles. */
export type World = {
  /** The plane between goods and everything else, its constant last (`sideOf`). */
  readonly side: readonly number[];
  /** Stored vectors of goods of all kinds. */
  readonly goods: readonly Int8Array[];
  /** Stored vectors of what no shop sells. */
  readonly foreign: readonly Int8Array[];
};

const nothingKnown: World = { side: [], goods: [], foreign: [] };

const known = new Map<string, World | null>();

/**
 * The world as an embedder sees it, read once; nothing is known to an embedder that was not learned. Null, and said in the log, where
 * its file is missing or damaged: then nothing can be judged by it.
 */
export function worldOf(embedder: string, isLearned: boolean): World | null {
  if (!isLearned) return nothingKnown;
  const there = known.get(embedder);
  if (there !== undefined) return there;
  const world = worldIn(path.join(/* turbopackIgnore: true */ process.cwd(), worldFile(embedder)));
  known.set(embedder, world);
  return world;
}

function worldIn(file: string): World | null {
  try {
    return readWorld(fs.readFileSync(file));
  } catch (error) {
    logWarn('sight.no_world', { file: path.basename(file), reason: error instanceof Error ? error.name : '' });
    return null;
  }
}

/** Where `bench/vision/learn-weights.mjs` writes it. */
export function worldFile(embedder: string): string {
  return `lib/shop/vision/models/weights/world-${embedder}.bin`;
}

/**
 * Reads what `writeWorld` wrote: how many numbers a vector has, how many goods and how many foreign vectors there are (three
 * 32-bit numbers, little-endian), the plane in 32-bit floats, the vectors in bytes.
 */
export function readWorld(bytes: Uint8Array): World {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [size, goods, foreign] = [view.getUint32(0, true), view.getUint32(4, true), view.getUint32(8, true)];
  const first = 12 + (size + 1) * 4;
  if (bytes.byteLength !== first + (goods + foreign) * size) throw new Error('Not a world: its length is another one.');
  const side = Array.from({ length: size + 1 }, (_, at) => view.getFloat32(12 + at * 4, true));
  const vectors = Array.from({ length: goods + foreign }, (_, at) =>
    Int8Array.from(new Int8Array(bytes.buffer, bytes.byteOffset + first + at * size, size)),
  );
  return { side, goods: vectors.slice(0, goods), foreign: vectors.slice(goods) };
}

/** A world in bytes, for `readWorld`. */
export function writeWorld({ side, goods, foreign }: World): Uint8Array {
  const size = side.length - 1;
  const head = Buffer.alloc(12 + side.length * 4);
  for (const [at, number] of [size, goods.length, foreign.length].entries()) head.writeUInt32LE(number, at * 4);
  for (const [at, number] of side.entries()) head.writeFloatLE(number, 12 + at * 4);
  return Buffer.concat([
    head,
    ...[...goods, ...foreign].map((one) => new Uint8Array(one.buffer, one.byteOffset, one.length)),
  ]);
}
