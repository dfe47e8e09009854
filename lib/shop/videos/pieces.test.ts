import { expect, it, vi } from 'vitest';
import { fileStore } from '@/lib/platform/storage';
import { videoPieceBytes } from './model';
import { readWhole, writePieces } from './pieces';

const place = 'video/pieces-test/';

it('a range is read out of its pieces, over the ends of them, and no byte more', async () => {
  const bytes = new Uint8Array(videoPieceBytes + 10).map((_, at) => at % 251);
  await writePieces(place, bytes);
  const store = await fileStore();
  const [whole, part] = [vi.spyOn(store, 'get'), vi.spyOn(store, 'part')];
  for (const [start, end] of [
    [0, 1],
    [videoPieceBytes - 2, videoPieceBytes + 3],
    [videoPieceBytes + 9, videoPieceBytes + 10],
  ] as const) {
    part.mockClear();
    expect(await readWhole(place, start, end)).toEqual(bytes.slice(start, end));
    expect(part.mock.calls.reduce((sum, [, from, to]) => sum + to - from, 0)).toBe(end - start);
  }
  expect(whole).not.toHaveBeenCalled();
  vi.restoreAllMocks();
  await expect(readWhole(place, 0, bytes.length + 1)).rejects.toThrow('Invariant');
  await store.remove(place);
});
