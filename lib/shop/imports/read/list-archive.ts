/** The files of a ZIP, listed and read in place: nothing is written anywhere, and no name in it becomes a path. */
import { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { ok, type Result, refuse } from '@/lib/kernel/result';

/** Where the bytes of an archive are: any range of them, for its list stands at its end. `end` is the first that is not asked. */
export type ArchiveSource = {
  readonly size: number;
  readonly read: (start: number, end: number) => AsyncIterable<Uint8Array>;
};

/** What an archive has. */
export type ArchiveList = {
  readonly files: readonly { readonly name: string; readonly size: number }[];
  /** The bytes of a file by its very name; null where there is none, or one that needs a password. */
  readonly open: (name: string) => AsyncIterable<Uint8Array> | null;
  readonly isSealed: (name: string) => boolean;
  /** All bytes of a file; null where `open` has none, where it is broken, or longer than `bytesMax`. */
  readonly whole: (name: string, bytesMax: number) => Promise<Uint8Array | null>;
  readonly close: () => void;
};

/** Why an archive is not even listed. */
export type ListRefusal = 'archive_broken' | 'archive_bomb' | 'archive_path' | 'archive_many';

/** How much of a ZIP is read: entries, and bytes of all of them together. */
export type ZipLimits = { readonly entries: number; readonly bytes: number };

const usual: ZipLimits = { entries: 20_000, bytes: 2 * 1024 ** 3 };
/** Text of a catalogue shrinks to a tenth, seldom to a fiftieth; two hundred to one is made to fill a disk. */
const ratioMax = 200;
const smallBytes = 1 << 20;

/**
 * Lists an archive. Refuses: `archive_broken`, no ZIP or one cut; `archive_bomb`, more than 2 GB or more than 200 to one in an entry;
 * `archive_many`, more than 20,000 entries, where nothing else is said; `archive_path`, a name that leads out of it. Sizes are what the list says, and reading an
 * entry that is longer than it says fails.
 */
export async function listArchive(source: ArchiveSource, limits = usual): Promise<Result<ArchiveList, ListRefusal>> {
  let zip: yauzl.ZipFile;
  try {
    zip = await openZip(source);
  } catch {
    return refuse('archive_broken');
  }
  const entries = await listEntries(zip, limits);
  if (typeof entries === 'string') {
    zip.close();
    return refuse(entries);
  }
  const byName = new Map(entries.map((entry) => [entry.fileName, entry]));
  const open = (name: string) => {
    const entry = byName.get(name);
    return entry === undefined || entry.isEncrypted() ? null : readEntry(zip, entry);
  };
  return ok({
    files: entries.map((entry) => ({ name: entry.fileName, size: entry.uncompressedSize })),
    open,
    isSealed: (name) => byName.get(name)?.isEncrypted() ?? false,
    whole: async (name, bytesMax) => {
      const bytes = (byName.get(name)?.uncompressedSize ?? 0) > bytesMax ? null : open(name);
      return bytes && whole(bytes);
    },
    close: () => zip.close(),
  });
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
function listEntries(zip: yauzl.ZipFile, limits: ZipLimits): Promise<yauzl.Entry[] | ListRefusal> {
  if (zip.entryCount > limits.entries) return Promise.resolve('archive_many');
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
      if (total > limits.bytes || isBomb) return resolve('archive_bomb');
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
