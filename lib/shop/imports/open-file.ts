import 'server-only';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { fileStore } from '@/lib/platform/storage';
import { filePlace } from './file-place';
import type { CatalogueSource } from './read/model';
import { type Archive, type ArchiveRefusal, openArchive } from './read/open-archive';

/** The file of an import: where its catalogue is read from, and its pictures where it is an archive. */
export type ImportFile = {
  readonly catalogue: CatalogueSource;
  readonly picture: Archive['picture'];
  readonly close: () => void;
};

/** Opens the file of an import, an archive by what is in it. Refuses `file_lost`, and what an archive is refused for. */
export async function openFile(
  id: Id<'import'>,
  name: string,
): Promise<Result<ImportFile, 'file_lost' | ArchiveRefusal>> {
  const bytes = await (await fileStore()).get(filePlace(id));
  if (bytes === null) return refuse('file_lost');
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
  if (!isArchive) {
    const catalogue = { name, open: () => partsOf(bytes, 0, bytes.length) };
    return ok({ catalogue, picture: async () => null, close: () => undefined });
  }
  const archive = await openArchive({ size: bytes.length, read: (start, end) => partsOf(bytes, start, end) });
  return archive.ok ? ok(archive.value) : archive;
}

/** The file of an import, opened when it is first asked for and once only; what cannot be opened has no pictures. */
export function lazyFile(id: Id<'import'>, name: string): Pick<ImportFile, 'picture' | 'close'> {
  let opened: ReturnType<typeof openFile> | null = null;
  return {
    picture: async (source) => {
      opened ??= openFile(id, name);
      const file = await opened;
      return file.ok ? file.value.picture(source) : null;
    },
    close: () => void opened?.then((file) => file.ok && file.value.close()),
  };
}

async function* partsOf(bytes: Uint8Array, start: number, end: number): AsyncIterable<Uint8Array> {
  const size = 64 * 1024;
  for (let at = start; at < end; at += size) yield bytes.subarray(at, Math.min(at + size, end));
}
