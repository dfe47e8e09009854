/** What a file says is in it: tables that are read with its index, and samples that are listed when they are asked for. */
export type Entries = { readonly index: number; readonly samples: number };

const uncounted: Entries = { index: Number.POSITIVE_INFINITY, samples: Number.POSITIVE_INFINITY };
/** One of these alone is worth so many entries: no file has more than some dozens of tracks. */
const trackWeight = 1_000;

type Table = { readonly part: keyof Entries; readonly weigh: (bytes: Buffer, at: number) => number };

/** Tables of MP4 whose counts a reader believes; `at` is behind the name. */
const tables: Record<string, Table> = {
  ...{ trak: { part: 'index', weigh: () => trackWeight }, keys: { part: 'index', weigh: countAt(4) } },
  ...{ tfra: { part: 'index', weigh: countAt(12) } },
  saiz: { part: 'samples', weigh: (bytes, at) => numberAt(bytes, at + ((bytes[at + 3] ?? 0) & 1 ? 13 : 5)) },
  ...{ stts: { part: 'samples', weigh: runsOf }, ctts: { part: 'samples', weigh: runsOf } },
  stsz: { part: 'samples', weigh: (bytes, at) => (numberAt(bytes, at + 4) === 0 ? numberAt(bytes, at + 8) : 1) },
  ...{ stz2: { part: 'samples', weigh: countAt(8) }, stss: { part: 'samples', weigh: countAt(4) } },
  ...{ stsc: { part: 'samples', weigh: countAt(4) }, stco: { part: 'samples', weigh: countAt(4) } },
  ...{ co64: { part: 'samples', weigh: countAt(4) }, trun: { part: 'samples', weigh: countAt(4) } },
};

/**
 * Counts what an MP4 says it lists, without listing it: a few bytes may name billions. A reader jumps to where a file tells it, so every
 * place that could be the start of an index counts, wherever it lies; names within it are found by their letters, for a walk of our own
 * could be led past what another walk finds. Only where words of people stand, letters are letters.
 */
export function countMp4(file: Uint8Array, most: number): Entries {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length);
  const counted = { index: 0, samples: 0 };
  const spans = spansOf(bytes);
  for (const [name, { part, weigh }] of Object.entries(tables)) {
    let sum = 0;
    for (const [from, to] of spans) {
      const span = bytes.subarray(0, to);
      for (let at = span.indexOf(name, from); at >= 0 && sum <= most; at = span.indexOf(name, at + 4))
        sum += weigh(bytes, at + 4);
    }
    counted[part] = Math.max(counted[part], sum);
  }
  return counted;
}

type Span = [from: number, to: number];

/** What is to be searched: each index without its words, those that overlap as one. One that would go beyond the file is never read. */
function spansOf(bytes: Buffer): Span[] {
  const found: Span[] = [];
  let told = 0;
  for (const name of ['moov', 'moof', 'mfra'])
    for (let at = bytes.indexOf(name); at >= 0; at = bytes.indexOf(name, at + 4)) {
      const box = boxAt(bytes, at - 4, bytes.length);
      if (box === null) continue;
      told += 1;
      // Of a file that has more of them than any camera writes, words are searched too.
      const words = told > 100 ? [] : wordsIn(bytes, [box.from, box.to], 0);
      let from = box.from;
      for (const [begin, end] of words) {
        found.push([from, begin]);
        from = end;
      }
      found.push([from, box.to]);
    }
  const spans: Span[] = [];
  for (const [from, to] of found.sort((one, other) => one[0] - other[0])) {
    const last = spans.at(-1);
    if (last && from < last[1]) last[1] = Math.max(last[1], to);
    else spans.push([from, to]);
  }
  return spans;
}

/** Where words stand in a box that holds boxes, in order. Lists of boxes within them are not: there a reader reads on. */
function wordsIn(bytes: Buffer, [from, to]: Span, depth: number, isUserData = false): Span[] {
  const words: Span[] = [];
  for (let at = from, boxes = 0; at <= to - 8 && boxes < 1_000; boxes += 1) {
    const box = boxAt(bytes, at, to);
    if (box === null) break;
    const inner: Span = [box.from, box.to];
    if (['udta', 'trak', 'meta'].includes(box.name)) {
      // Some begin with a version, which is no box.
      if (box.name === 'meta' && numberAt(bytes, box.from) === 0) inner[0] += 4;
      if (depth < 5) words.push(...wordsIn(bytes, inner, depth + 1, box.name === 'udta'));
    } else if (isUserData || box.name === 'ilst' || box.name === 'uuid') words.push(inner);
    at = box.to;
  }
  return words;
}

function boxAt(bytes: Buffer, at: number, end: number): { name: string; from: number; to: number } | null {
  if (at < 0) return null;
  const short = numberAt(bytes, at);
  const size = short === 1 ? numberAt(bytes, at + 8) * 2 ** 32 + numberAt(bytes, at + 12) : short;
  const head = short === 1 ? 16 : 8;
  if (size < head || at + size > end) return null;
  return { name: bytes.toString('latin1', at + 4, at + 8), from: at + head, to: at + size };
}

function numberAt(bytes: Buffer, at: number): number {
  return at >= 0 && at + 4 <= bytes.length ? bytes.readUInt32BE(at) : 0;
}

function countAt(offset: number): Table['weigh'] {
  return (bytes, at) => numberAt(bytes, at + offset);
}

/** Runs of samples: as many as there are, and as long as they are. */
function runsOf(bytes: Buffer, at: number): number {
  const runs = numberAt(bytes, at + 4);
  let sum = runs;
  for (let run = 0; run < runs && sum < 2 ** 32; run += 1) {
    if (at + 12 + run * 8 > bytes.length) break;
    sum += numberAt(bytes, at + 8 + run * 8);
  }
  return sum;
}

/** Clusters, cues, tracks and the list of where all that is. */
const webmParts = ['1f43b675', '1c53bb6b', '1654ae6b', '114d9b74'];
const [simpleBlock, block] = [0xa3, 0xa1];
/** An element or two around each packet, and what is inside of them. */
const elementsEach = 16;

/** The same of a WebM: its elements, and the frames its blocks say they hold, of which one byte may say 256. */
export function countWebm(file: Uint8Array, most: number): Entries {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length);
  const counted = { elements: 0, frames: 0 };
  const isOver = () => counted.frames > most || counted.elements > most * elementsEach;
  const walk = (from: number, to: number, depth: number) => {
    for (let at = from; at < to && !isOver(); ) {
      const head = elementAt(bytes, at);
      if (head === null) return;
      const end = Math.min(to, head.from + head.size);
      counted.elements += 1;
      if (head.id === simpleBlock || head.id === block) counted.frames += framesOf(bytes, head.from);
      else if (depth < 4) walk(head.from, end, depth + 1);
      at = end;
    }
  };
  for (const part of webmParts) {
    const id = Buffer.from(part, 'hex');
    for (let at = bytes.indexOf(id); at >= 0; at = bytes.indexOf(id, at + 4)) {
      counted.elements += 1;
      const head = elementAt(bytes, at);
      if (head) walk(head.from, Math.min(bytes.length, head.from + head.size), 0);
      if (isOver()) return uncounted;
    }
  }
  return { index: 0, samples: counted.frames };
}

/** The head of an element; one that does not say how long it is goes to the end. */
function elementAt(bytes: Buffer, at: number): { id: number; from: number; size: number } | null {
  const idLength = Math.clz32(bytes[at] ?? 0) - 23;
  const sizeAt = at + idLength;
  const sizeLength = Math.clz32(bytes[sizeAt] ?? 0) - 23;
  if (idLength > 4 || sizeLength > 8 || sizeAt + sizeLength > bytes.length) return null;
  let size = (bytes[sizeAt] ?? 0) & (0xff >> sizeLength);
  let isOpen = size === 0xff >> sizeLength;
  for (const byte of bytes.subarray(sizeAt + 1, sizeAt + sizeLength)) {
    size = size * 256 + byte;
    isOpen &&= byte === 0xff;
  }
  const from = sizeAt + sizeLength;
  return { id: bytes.readUIntBE(at, idLength), from, size: isOpen ? bytes.length - from : size };
}

/** How many frames a block says it holds: one, or what its lace says. */
function framesOf(bytes: Buffer, from: number): number {
  const flags = from + (Math.clz32(bytes[from] ?? 0) - 23) + 2;
  return ((bytes[flags] ?? 0) & 6) === 0 ? 1 : (bytes[flags + 1] ?? 0) + 1;
}
