import { listMax } from '@/lib/money/tap/model';

/** Products in parts of which each can be asked for at once: a search that was gone through far stands here whole when she comes back. */
export function partsOfList(names: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(names.length / listMax) }, (_, part) =>
    names.slice(part * listMax, (part + 1) * listMax),
  );
}
