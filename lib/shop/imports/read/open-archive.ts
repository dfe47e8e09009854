/** A ZIP with a catalogue and its pictures, read in place: nothing is written anywhere, and no name in it becomes a path. */
import { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { chooseCatalogue, findPicture, isOwn, isPictureName } from './archive-names';
import type { CatalogueSource } from './model';
import { verifyOwn } from './verify-own';

/** Where the bytes of an archive are: any range of them, for its list stands at its end. `end` is the first that is not asked. */
export type ArchiveSource = {
  readonly size: number;
  readonly read: (start: number, end: number) => AsyncIterable<Uint8Array>;
};

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
export type ArchiveRefusal =
  | ('archive_broken' | 'archive_bomb' | 'archive_path' | 'archive_many' | 'archive_sealed' | 'archive_newer')
  | 'archive_no_catalogue';

const entriesMax = 20_000;
const totalMax = 2 * 1024 ** 3;
/** Text of a catalogue shrinks to a tenth, seldom to a fiftieth; two hundred to one is made to fill a disk. */
const ratioMax = 200;
const smallBytes = 1 << 20;
const pictureMax = 40 * 1024 ** 2;

/**
 * Lists an archive and finds its catalogue. Refuses: `archive_broken`, no ZIP or one cut; `archive_bomb`, more than 2 GB or more
 * than 200 to one in an entry; `archive_many`, more than 20,000 entries; `archive_path`, a name that leads out of it;
 * `archive_sealed`, its catalogue needs a password; `archive_no_catalogue`; of those that Souk made `archive_newer`, a version
 * it does not know, and `archive_broken` for one that is not as its manifest says. Sizes are what the list says, and reading an entry
 * that is longer than it says fails.
 */
export async function openArchive(source: ArchiveSource): Promise<Result<Archive, ArchiveRefusal>> {
  let zip: yauzl.ZipFile;
  try {
    zip = await openZip(source);
  } catch {
    return refuse('archive_broken');
  }
  const entries = await listEntries(zip);
  if (typeof entries === 'string') {
    zip.close();
    return refuse(entries);
  }
  const byName = new Map(entries.map((entry) => [entry.fileName, entry]));
  const chosen = chooseCatalogue(entries.map((entry) => ({ name: entry.fileName, size: entry.uncompressedSize })));
  const catalogue = chosen === null ? undefined : byName.get(chosen);
  if (catalogue === undefined || catalogue.isEncrypted()) {
    zip.close();
    return refuse(catalogue === undefined ? 'archive_no_catalogue' : 'archive_sealed');
  }
  const broken = isOwn(byName.keys()) ? await verifyOwn((name) => opened(zip, byName.get(name))) : null;
  if (broken !== null) {
    zip.close();
    return refuse(broken);
  }
  const pictures = entries.map((entry) => entry.fileName).filter(isPictureName);
  return ok({
    catalogue: { name: catalogue.fileName, open: () => readEntry(zip, catalogue) },
    pictures,
    picture: async (name) => {
      const found = findPicture(pictures, catalogue.fileName, name);
      const entry = found === null ? undefined : byName.get(found);
      return entry === undefined || entry.isEncrypted() || entry.uncompressedSize > pictureMax
        ? null
        : whole(readEntry(zip, entry));
    },
    close: () => zip.close(),
  });
}

function opened(zip: yauzl.ZipFile, entry: yauzl.Entry | undefined): AsyncIterable<Uint8Array> | null {
  return entry === undefined || entry.isEncrypted() ? null : readEntry(zip, entry);
}

class RangeReader extends yauzl.RandomAccessReader {
  private readonly source: ArchiveSource;

  constructor(source: ArchiveSource) {
    super();
    this.source = source;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.source.read(start, end), { objectMode: false });
  }
}

function openZip(source: ArchiveSource): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.fromRandomAccessReader(
      new RangeReader(source),
      source.size,
      { lazyEntries: true, autoClose: false, validateEntrySizes: true },
      (error, zip) => (error ? reject(error) : resolve(zip)),
    );
  });
}

/** All entries that are files, or why the archive is refused. Stops at the first reason. */
function listEntries(zip: yauzl.ZipFile): Promise<yauzl.Entry[] | ArchiveRefusal> {
  if (zip.entryCount > entriesMax) return Promise.resolve('archive_many');
  return new Promise((resolve) => {
    const entries: yauzl.Entry[] = [];
    let total = 0;
    zip.on('error', (error: Error) =>
      resolve(/path|fileName/i.test(error.message) ? 'archive_path' : 'archive_broken'),
    );
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: yauzl.Entry) => {
      const { uncompressedSize, compressedSize } = entry;
      total += uncompressedSize;
      const isBomb = uncompressedSize > smallBytes && uncompressedSize > compressedSize * ratioMax;
      if (total > totalMax || isBomb) return resolve('archive_bomb');
      if (!entry.fileName.endsWith('/')) entries.push(entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

async function* readEntry(zip: yauzl.ZipFile, entry: yauzl.Entry): AsyncGenerator<Uint8Array> {
  const stream = await new Promise<Readable>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened)));
  });
  yield* stream;
}

/** An entry that cannot be read is a picture there is none of. */
async function whole(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of bytes) pieces.push(piece);
  } catch {
    return null;
  }
  return Buffer.concat(pieces);
}
