import type { PictureFault } from '../model';

/** A file made to do harm, or broken on its way. `opened` among what is expected: it is a picture all the same. */
export type HostileFile = {
  readonly name: string;
  readonly make: () => Promise<Buffer> | Buffer;
  readonly expected: readonly (PictureFault | 'opened')[];
};

/** One file of the collection. */
export function hostile(
  name: string,
  make: HostileFile['make'],
  ...expected: readonly HostileFile['expected'][number][]
): HostileFile {
  return { name, make, expected };
}

/** One that is words; each letter is a byte. */
export function words(name: string, text: string, ...expected: readonly PictureFault[]): HostileFile {
  return hostile(name, () => Buffer.from(text, 'latin1'), ...expected);
}
