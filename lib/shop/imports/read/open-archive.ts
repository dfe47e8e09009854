/** A ZIP with a catalogue and its pictures. */
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { chooseCatalogue, findPicture, isOwn, isPictureName } from './archive-names';
import { type ArchiveSource, type ListRefusal, listArchive } from './list-archive';
import type { CatalogueSource } from './model';
import { verifyOwn } from './verify-own';

/** An archive that can be read. */
export type Archive = {
  readonly catalogue: CatalogueSource;
  /** Names of its pictures, as they stand in it. */
  readonly pictures: readonly string[];
  /** A picture by the name a catalogue calls it: its path, its path from the catalogue's folder, or its name alone. Null where there is none, or one over 40 MB. */
  readonly picture: (name: string) => Promise<Uint8Array | null>;
  readonly close: () => void;
};

/** Why an archive is not read. */
export type ArchiveRefusal = ListRefusal | 'archive_sealed' | 'archive_newer' | 'archive_no_catalogue';

const pictureMax = 40 * 1024 ** 2;

/**
 * Lists an archive and finds its catalogue. Refuses what cannot be listed; `archive_sealed`, its catalogue needs a password;
 * `archive_no_catalogue`; of those that Souk made `archive_newer`, a version it does not know, and `archive_broken` for one that is
 * not as its manifest says.
 */
export async function openArchive(source: ArchiveSource): Promise<Result<Archive, ArchiveRefusal>> {
  const listed = await listArchive(source);
  if (!listed.ok) return listed;
  const { files, open, isSealed, whole, close } = listed.value;
  const chosen = chooseCatalogue(files);
  const broken =
    chosen === null || isSealed(chosen) || !isOwn(files.map(({ name }) => name)) ? null : await verifyOwn(open);
  const problem = chosen === null ? 'archive_no_catalogue' : isSealed(chosen) ? 'archive_sealed' : broken;
  if (chosen === null || problem !== null) {
    close();
    return refuse(problem ?? 'archive_no_catalogue');
  }
  const pictures = files.map(({ name }) => name).filter(isPictureName);
  return ok({
    catalogue: { name: chosen, open: () => open(chosen) ?? nothing() },
    pictures,
    picture: async (name) => {
      const found = findPicture(pictures, chosen, name);
      return found === null ? null : whole(found, pictureMax);
    },
    close,
  });
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
