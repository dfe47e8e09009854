/**
 * Identifiers: UUIDv7 made by the application, stored as `uuid`, shown as `prefix_` + 26 characters of
 * Crockford base32. The prefix tells a person reading a log what the thing is, and the brand keeps an
 * order's id out of a wallet's parameter. Ids are guarded by ownership, never by being secret.
 */

const prefixes = {
  person: 'per',
  session: 'ses',
  passkey: 'pky',
  page: 'pag',
  post: 'pst',
  media: 'med',
  product: 'prd',
  variant: 'var',
  method: 'mth',
  address: 'adr',
  cart: 'crt',
  purchase: 'pur',
  attempt: 'att',
  order: 'ord',
  part: 'prt',
  line: 'lin',
  refund: 'ref',
  return: 'ret',
  settlement: 'stl',
  reversal: 'rev',
  payout: 'pyt',
  txn: 'txn',
  mail: 'mal',
  invite: 'inv',
  confirmation: 'cnf',
  dispute: 'dsp',
  evidence: 'evd',
  import: 'imp',
  discount: 'dsc',
  parcel: 'pcl',
  zone: 'zon',
  place: 'plc',
  design: 'dsn',
  edit: 'edt',
  collection: 'col',
  archive: 'arc',
  market: 'mkt',
  restore: 'rst',
  review: 'rvw',
  opening: 'opn',
  move: 'mov',
  file: 'fil',
  upload: 'upl',
  video: 'vid',
  site: 'sit',
  payKey: 'key',
  payOrder: 'po',
  payLink: 'plink',
  approval: 'apr',
  hook: 'hok',
  payEvent: 'evt',
  frame: 'frm',
  circle: 'cir',
  share: 'shr',
  list: 'lst',
  recommendation: 'rec',
  comment: 'cmt',
  report: 'rpt',
  talk: 'tlk',
  message: 'msg',
  photo: 'pho',
  copy: 'cpy',
  decision: 'dcs',
  transfer: 'trf',
  transferCase: 'tcs',
  recipient: 'rcp',
  quote: 'quo',
  monthly: 'mon',
  donationReceipt: 'drc',
  group: 'grp',
  member: 'mbr',
  expense: 'exp',
  repayment: 'rpy',
  request: 'rqs',
  proposal: 'prp',
  wait: 'wai',
} as const;

/** The nouns that carry ids. */
export type Noun = keyof typeof prefixes;

declare const brand: unique symbol;

/** The id of one noun, in its shown form (`ord_…`). */
export type Id<N extends Noun> = string & { readonly [brand]: N };

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const shownBody = /^[0-7][0-9abcdefghjkmnpqrstvwxyz]{25}$/;
const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Makes a new id of the noun: time-ordered, unique without asking anyone. */
export function newId<N extends Noun>(noun: N, now: Date = new Date()): Id<N> {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return idFromBytes(noun, stampVersion7(bytes, BigInt(now.getTime())));
}

/**
 * Makes the id that 16 given bytes stand for; seeds derive them from (seed, noun, key) so that the same
 * world is built twice alike.
 */
export function idFromBytes<N extends Noun>(noun: N, bytes: Uint8Array): Id<N> {
  const words = Array.from({ length: 8 }, (_, at) => ((bytes[at * 2] ?? 0) << 8) | (bytes[at * 2 + 1] ?? 0));
  return idFromWords(noun, words);
}

/** From eight numbers of 16 bits, not one of 128: lists of hundreds of ids are made while somebody waits. */
function idFromWords<N extends Noun>(noun: N, words: readonly number[]): Id<N> {
  let body = alphabet[(words[0] ?? 0) >>> 13] ?? '';
  for (let bit = 3; bit < 128; bit += 5) {
    const [word, inside] = [bit >>> 4, bit & 15];
    const two = (((words[word] ?? 0) << 16) | (words[word + 1] ?? 0)) >>> 0;
    body += alphabet[(two >>> (27 - inside)) & 31] ?? '';
  }
  return `${prefixes[noun]}_${body}` as Id<N>;
}

/** Writes a millisecond time and the version and variant bits of UUIDv7 over 16 bytes (in place) and returns them. */
export function stampVersion7(bytes: Uint8Array, milliseconds: bigint): Uint8Array {
  for (let index = 0; index < 6; index++) bytes[index] = Number((milliseconds >> BigInt(8 * (5 - index))) & 255n);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes;
}

/** The id in `text` when it has the noun's form, else null: the border check for addresses and form fields. */
export function parseId<N extends Noun>(noun: N, text: unknown): Id<N> | null {
  if (typeof text !== 'string') return null;
  const prefix = `${prefixes[noun]}_`;
  return text.startsWith(prefix) && shownBody.test(text.slice(prefix.length)) ? (text as Id<N>) : null;
}

/** The `uuid` a shown id is stored as. Throws on a malformed id: parse at the border first. */
export function toUuid(id: Id<Noun>): string {
  const body = id.slice(id.indexOf('_') + 1);
  if (!shownBody.test(body)) throw new Error('Invariant broken: malformed id');
  let number = 0n;
  for (const character of body) number = (number << 5n) | BigInt(alphabet.indexOf(character));
  const hex = number.toString(16).padStart(32, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The shown id of a stored `uuid`. Throws on anything else. */
export function fromUuid<N extends Noun>(noun: N, uuid: string): Id<N> {
  if (!uuidForm.test(uuid)) throw new Error('Invariant broken: malformed uuid');
  const at = [0, 4, 9, 14, 19, 24, 28, 32];
  return idFromWords(
    noun,
    at.map((from) => Number.parseInt(uuid.slice(from, from + 4), 16)),
  );
}

/**
 * What a person reads off a screen as a number, the last eight characters of a shown id, as the last ten hex digits of its
 * `uuid`, in either case, with spaces around it and the unseen marks of direction that are copied along; null when the text is
 * none. Nothing says that only one thing ends so.
 */
export function uuidEnding(number: string): string | null {
  const body = number
    .replace(/\p{Cf}/gu, '')
    .trim()
    .toLowerCase();
  if (!/^[0-9abcdefghjkmnpqrstvwxyz]{8}$/.test(body)) return null;
  const bits = [...body].reduce((sum, character) => (sum << 5n) | BigInt(alphabet.indexOf(character)), 0n);
  return bits.toString(16).padStart(10, '0');
}
