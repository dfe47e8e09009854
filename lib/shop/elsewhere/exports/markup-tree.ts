import { SaxesParser } from 'saxes';

/** An element: its name in small letters as it stands, with its prefix. */
export type Branch = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
  readonly children: Branch[];
};

/** How many faults are borne, how deep things lie, how much one item may say. */
const faultsMax = 2_000;
const depthMax = 40;
const itemMax = 2_000_000;

/** Of what others wrote below an article, and of who wrote it, nothing is even kept while it is read. */
const passedOver = /^(?:wp:comment|wp:author|wp:commentmeta)$/;

/**
 * Reads a feed or a WordPress export item by item: `take` is given each `item` or `entry` whole. Answers the root and what stands beside
 * the items; null where this is no markup. What is not well formed is borne; entities that a file declares are not followed.
 */
export async function readBranches(
  text: AsyncIterable<string>,
  take: (item: Branch) => void,
): Promise<{ root: string; head: Branch } | null> {
  const parser = new SaxesParser({ fragment: false });
  const head: Branch = { name: '', attributes: {}, text: '', children: [] };
  const open: Branch[] = [];
  let root = '';
  let faults = 0;
  let letters = 0;
  let mute = 0;
  parser.on('error', () => {
    faults += 1;
  });
  parser.on('opentag', ({ name: written, attributes }) => {
    const name = written.toLowerCase();
    if (root === '') root = name;
    if (mute > 0 || passedOver.test(name) || open.length >= depthMax) {
      mute += 1;
      return;
    }
    if (/^(?:item|entry)$/.test(name)) letters = 0;
    open.push({ name, attributes: Object.assign(Object.create(null), attributes), text: '', children: [] });
  });
  const onText = (piece: string) => {
    const top = open.at(-1);
    letters += piece.length;
    if (top && mute === 0 && letters <= itemMax) top.text += piece;
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('closetag', () => {
    if (mute > 0) {
      mute -= 1;
      return;
    }
    const done = open.pop();
    if (!done) return;
    if (/^(?:item|entry)$/.test(done.name)) take(done);
    // What stands beside the items is small; there may be very many items.
    else if (head.children.length < 500 || open.some(({ name }) => /^(?:item|entry)$/.test(name)))
      (isBelowChannel(open) ? head : (open.at(-1) ?? head)).children.push(done);
  });
  for await (const piece of text) {
    for (let at = 0; at < piece.length && faults <= faultsMax; at += 16_384) parser.write(piece.slice(at, at + 16_384));
    // A worker does other things too.
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (faults <= faultsMax) parser.close();
  return root === '' || faults > faultsMax ? null : { root, head };
}

/** Directly in the feed or its channel, whichever way it is nested. */
function isBelowChannel(open: readonly Branch[]): boolean {
  return open.every(({ name }) => /^(?:rss|channel|feed|rdf:rdf)$/.test(name));
}

/** The first of these elements that says something, as its words; empty where none does. */
export function wordsOf(branch: Branch, ...names: string[]): string {
  for (const name of names) {
    const found = branch.children.find((child) => child.name === name && child.text.trim() !== '');
    if (found) return found.text.trim();
  }
  return '';
}
