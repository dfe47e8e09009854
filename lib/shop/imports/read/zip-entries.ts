/** The entries of a ZIP, listed and read in place from wherever its bytes are. No name in it becomes a path. */
import { Readable } from 'node:stream';
import yauzl from 'yauzl';

/** Where the bytes of an archive are: any range of them, for its list stands at its end. `end` is the first that is not asked. */
export type ArchiveSource = {
  readonly size: number;
  readonly read: (start: number, end: number) => AsyncIterable<Uint8Array>;
};

/** An entry, as the list at the end of the ZIP tells of it. */
export type ZipEntry = yauzl.Entry;

/** An opened ZIP; whoever opens it closes it. */
export type OpenZip = yauzl.ZipFile;

/** Why the list of a ZIP is refused. */
export type ListRefusal = 'archive_broken' | 'archive_bomb' | 'archive_path' | 'archive_many';

/** How much of it is read: entries, and bytes of all of them together. */
export type ZipLimits = { readonly entries: number; readonly bytes: number };

/** Text of a catalogue shrinks to a tenth, seldom to a fiftieth; two hundred to one is made to fill a disk. */
const ratioMax = 200;
const smallBytes = 1 << 20;

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

/** Opens a ZIP; rejects where there is none, or one cut. */
export function openZip(source: ArchiveSource): Promise<OpenZip> {
  return new Promise((resolve, reject) => {
    yauzl.fromRandomAccessReader(
      new RangeReader(source),
      source.size,
      { lazyEntries: true, autoClose: false, validateEntrySizes: true },
      (error, zip) => (error ? reject(error) : resolve(zip)),
    );
  });
}

/** All entries that are files, or why the archive is refused. Stops at the first reason. Sizes are what the list says. */
export function listEntries(zip: OpenZip, limits: ZipLimits): Promise<ZipEntry[] | ListRefusal> {
  if (zip.entryCount > limits.entries) return Promise.resolve('archive_many');
  return new Promise((resolve) => {
    const entries: ZipEntry[] = [];
    let total = 0;
    zip.on('error', (error: Error) =>
      resolve(/path|fileName/i.test(error.message) ? 'archive_path' : 'archive_broken'),
    );
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: ZipEntry) => {
      const { uncompressedSize, compressedSize } = entry;
      total += uncompressedSize;
      const isBomb = uncompressedSize > smallBytes && uncompressedSize > compressedSize * ratioMax;
      if (total > limits.bytes || isBomb) return resolve('archive_bomb');
      if (!entry.fileName.endsWith('/')) entries.push(entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

/** The bytes of an entry; one that is longer or shorter than the list says fails. */
export async function* readEntry(zip: OpenZip, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const stream = await new Promise<Readable>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened)));
  });
  yield* stream;
}
