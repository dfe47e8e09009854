import 'server-only';
import { fileStore } from '@/lib/platform/storage';
import { videoPieceBytes } from './model';

/** The media type of all pieces: nobody is served one by itself. */
const pieceType = 'application/octet-stream';

/** Stores bytes in pieces below a place. */
export async function writePieces(place: string, bytes: Uint8Array): Promise<void> {
  const store = await fileStore();
  for (let at = 0; at < bytes.length; at += videoPieceBytes)
    await store.put(`${place}${at / videoPieceBytes}`, bytes.subarray(at, at + videoPieceBytes), pieceType);
}

/** Stores the piece that begins at `at`. */
export async function writePiece(place: string, at: number, bytes: Uint8Array): Promise<void> {
  await (await fileStore()).put(`${place}${at / videoPieceBytes}`, bytes, pieceType);
}

/** The bytes from `start` to before `end`, a part of a piece after the other; throws where a piece is missing. */
export async function* readPieces(place: string, start: number, end: number): AsyncGenerator<Uint8Array> {
  const store = await fileStore();
  let at = start;
  while (at < end) {
    const number = Math.floor(at / videoPieceBytes);
    const from = at - number * videoPieceBytes;
    const part = await store.part(`${place}${number}`, from, Math.min(videoPieceBytes, from + end - at));
    if (!part || part.length === 0) throw new Error('Invariant broken: a video that is noted has its pieces');
    yield part;
    at += part.length;
  }
}

/** The same as one. */
export async function readWhole(place: string, start: number, end: number): Promise<Uint8Array> {
  const whole = new Uint8Array(end - start);
  let at = 0;
  for await (const part of readPieces(place, start, end)) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
