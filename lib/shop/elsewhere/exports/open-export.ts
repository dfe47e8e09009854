import { ok, type Result, refuse } from '@/lib/kernel/result';
import { type FoundAll, type FoundFace, saysAnything } from '@/lib/shop/elsewhere/model';
import { chooseCatalogue, isPictureName } from '@/lib/shop/imports/read/archive-names';
import { decodeText } from '@/lib/shop/imports/read/decode-text';
import { guessEncoding } from '@/lib/shop/imports/read/guess-encoding';
import { type ArchiveList, type ListRefusal, listArchive } from '@/lib/shop/imports/read/list-archive';
import { readFacebook } from './read-facebook';
import { type FoundFeed, readFeed } from './read-feed';
import { readInstagram } from './read-instagram';

/** An export that was read: what it says, and its pictures by the names it calls them. */
export type Export = {
  readonly found: FoundAll;
  readonly picture: (source: string) => Promise<Uint8Array | null>;
  readonly close: () => void;
};

/** Why an export is not taken: it is none, or belongs elsewhere. */
export type ExportRefusal =
  | ListRefusal
  | 'move_unknown'
  | 'move_catalogue'
  | 'move_pictures'
  | 'move_html'
  | 'move_empty';

/**
 * The names that are read in an export, and no others: messages, friends, advertisements, searches lie beside them and are never opened.
 * Folders before these change from year to year.
 */
const named = {
  facebookPosts:
    /(?:^|\/)posts\/(?:your_posts|profile_posts|page_posts|your_posts__check_ins__photos_and_videos)(?:_\d{1,4})?\.json$/,
  facebookAlbums: /(?:^|\/)(?:posts|photos_and_videos)\/album\/\d{1,5}\.json$/,
  facebookProfile: /(?:^|\/)profile_information\/profile_information\.json$/,
  instagramPosts: /(?:^|\/)(?:content|media)\/posts_\d{1,4}\.json$/,
  instagramProfile: /(?:^|\/)personal_information\/personal_information\.json$/,
};
const pagesOfPosts = /(?:^|\/)(?:posts|content|media)\/[a-z_]*posts[a-z_]*\d*\.html$/;
/** Where somebody's own things are, whatever a list of posts says. */
const privatePlace = /(?:^|\/)(?:messages|inbox|archived_threads|message_requests|friends|ads_information)\//;

const jsonMax = 48 * 1024 ** 2;
const pictureMax = 40 * 1024 ** 2;

/**
 * Opens the export of a page by what it is, whatever its name: of Facebook or Instagram (ZIP with JSON), of WordPress, a feed; markup
 * within a ZIP too. Refuses what cannot be listed, `move_html` for one to read rather than to move, `move_catalogue` and `move_pictures`
 * for what other screens take, `move_empty` for one that says nothing, `move_unknown` for all else.
 */
export async function openExport(bytes: Uint8Array): Promise<Result<Export, ExportRefusal>> {
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
  if (!isArchive) {
    const feed = await markup(one(bytes));
    return feed.ok ? whole({ found: feed.value, picture: async () => null, close: () => undefined }) : feed;
  }
  const listed = await listArchive({ size: bytes.length, read: (start, end) => one(bytes.subarray(start, end)) });
  if (!listed.ok) return listed;
  const list = listed.value;
  const found = await readListed(list);
  if (!found.ok) list.close();
  return found.ok
    ? whole({ found: found.value, picture: (source) => pictureIn(list, source), close: list.close })
    : found;
}

function whole(opened: Export): Result<Export, 'move_empty'> {
  if (saysAnything(opened.found)) return ok(opened);
  opened.close();
  return refuse('move_empty');
}

async function readListed(list: ArchiveList): Promise<Result<FoundAll, ExportRefusal>> {
  const names = list.files.map(({ name }) => name);
  const read = (pattern: RegExp) => parsed(list, names.filter((name) => pattern.test(name)).sort());
  if (names.some((name) => named.facebookPosts.test(name) || named.facebookAlbums.test(name))) {
    const files = { posts: await read(named.facebookPosts), albums: await read(named.facebookAlbums) };
    return ok({
      kind: 'facebook',
      products: [],
      ...readFacebook({ ...files, profiles: await read(named.facebookProfile) }),
    });
  }
  if (names.some((name) => named.instagramPosts.test(name))) {
    const files = { posts: await read(named.instagramPosts), profiles: await read(named.instagramProfile) };
    return ok({ kind: 'instagram', products: [], ...readInstagram(files) });
  }
  if (names.some((name) => pagesOfPosts.test(name))) return refuse('move_html');
  const feeds = await feedsIn(list, names);
  if (feeds !== null) return ok(feeds);
  if (chooseCatalogue(list.files) !== null) return refuse('move_catalogue');
  return refuse(names.some(isPictureName) ? 'move_pictures' : 'move_unknown');
}

/** The parts a long export of WordPress comes in are one. */
async function feedsIn(list: ArchiveList, names: readonly string[]): Promise<FoundAll | null> {
  const files = names.filter((name) => /\.(?:xml|rss|atom)$/i.test(name) && !/(?:^|\/)(?:__MACOSX\/|\.)/.test(name));
  const read: FoundAll[] = [];
  for (const name of files.slice(0, 20)) {
    const bytes = list.open(name);
    const feed = bytes && (await markup(bytes));
    if (feed?.ok) read.push(feed.value);
  }
  const [first] = read;
  return first ? { ...first, posts: read.flatMap(({ posts }) => posts) } : null;
}

async function markup(bytes: AsyncIterable<Uint8Array>): Promise<Result<FoundAll, 'move_unknown' | 'move_catalogue'>> {
  const pieces = bytes[Symbol.asyncIterator]();
  const first = await pieces.next();
  const head: Uint8Array = first.done ? new Uint8Array() : first.value;
  const encoding = guessEncoding(head.subarray(0, 65_536));
  const beginning = new TextDecoder(encoding.label).decode(head.subarray(encoding.skip, 2_048));
  if (!/^\s*</.test(beginning)) return refuse(/[,;\t]/.test(beginning) ? 'move_catalogue' : 'move_unknown');
  async function* again() {
    yield head;
    for (let piece = await pieces.next(); !piece.done; piece = await pieces.next()) yield piece.value;
  }
  const feed = await readFeed(decodeText(again(), encoding), 'https://feed.invalid/');
  return feed.ok ? ok(fromFeed(feed.value)) : feed;
}

/** A feed as all that is said. */
export function fromFeed({ isWordpress, ...feed }: FoundFeed & FoundFace): FoundAll {
  return { ...feed, kind: isWordpress ? 'wordpress' : 'feed', products: [], videos: 0 };
}

async function parsed(list: ArchiveList, names: readonly string[]): Promise<unknown[]> {
  const files: unknown[] = [];
  for (const name of names.slice(0, 2_000)) {
    const bytes = await list.whole(name, jsonMax);
    try {
      if (bytes) files.push(JSON.parse(new TextDecoder().decode(bytes)));
    } catch {
      // A file that is broken says nothing; the others still do.
    }
  }
  return files;
}

/** A picture by the path its export calls it, which may lack the folder that everything lies in. */
async function pictureIn(list: ArchiveList, source: string): Promise<Uint8Array | null> {
  if (!isPictureName(source) || privatePlace.test(source)) return null;
  const exact =
    list.files.find(({ name }) => name === source) ?? list.files.find(({ name }) => name.endsWith(`/${source}`));
  return exact ? list.whole(exact.name, pictureMax) : null;
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  const size = 64 * 1024;
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
