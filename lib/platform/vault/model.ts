/**
 * The vault: how anything is sealed. Which records there are belongs to the rings: cards and addresses to money
 * (`lib/money/vault`), what people write to each other to social
 * (`lib/social/sealing`), the copies people take of their data to identity (`lib/identity/copies`).
 *
 * Invariants
 * - A record has a data key of its own, used for one message; the owner's key wraps it, and the key ring wraps the owner's
 *   key. The database holds records, the key provider holds wrapped owners' keys, and neither is of use without the other.
 * - A record opens only where it was put: what it is bound to is authenticated with it. Moved, or changed by a bit, it does not open.
 * - Without its owner's key a record is noise. Destroying the key forgets every copy of every record, backups included.
 * - Each ring has a key ring of its own; none opens what another sealed.
 * - Nothing that was opened is logged or told in an error.
 */

/** Who has a key ring of its own. */
export const vaultRings = ['money', 'social', 'identity'] as const;

/** One of `vaultRings`. */
export type VaultRing = (typeof vaultRings)[number];

/** A key of one owner, unwrapped: 32 bytes, and the name its records carry (16 hex digits). */
export type UserKey = { id: string; key: Uint8Array };

/** A key of one owner as the provider keeps it: wrapped (base64url) by the named key of the ring. */
export type WrappedKey = { id: string; kek: string; wrapped: string };

/** Why a record did not open: no record at all, not where it was put or changed, or its key is gone. */
export type OpenCode = 'malformed' | 'forged' | 'no_key';

/** The only version of the format there is. */
export const version = 1;

/** What is authenticated with an owner's key under a key of the ring. `name` stands for the owner. */
export function wrapBinding(kek: string, name: string, id: string): string {
  return JSON.stringify(['souk.user-key', version, kek, name, id]);
}

const recordForm = /^1\.([0-9a-f]{16})\.([A-Za-z0-9_-]+)$/;
/** iv, wrapped data key and tag; then iv and tag of the content, which is never empty. */
const bodyLeast = 12 + 32 + 16 + 12 + 16 + 1;
const wrappedLength = 12 + 32 + 16;

/** A record as text: `1.<id of the owner's key>.<wrapped data key and content, base64url>`. */
export function writeRecord(keyId: string, wrapped: Uint8Array, content: Uint8Array): string {
  return `${version}.${keyId}.${Buffer.concat([wrapped, content]).toString('base64url')}`;
}

/** The parts of a record's text; null when it is none. */
export function readRecord(text: string): { keyId: string; wrapped: Uint8Array; content: Uint8Array } | null {
  const [, keyId, coded] = recordForm.exec(text) ?? [];
  if (keyId === undefined || coded === undefined) return null;
  const body = Buffer.from(coded, 'base64url');
  // Base64 has spellings that mean the same; a record has one.
  if (body.length < bodyLeast || body.toString('base64url') !== coded) return null;
  return { keyId, wrapped: body.subarray(0, wrappedLength), content: body.subarray(wrappedLength) };
}

const headLength = '1.0123456789abcdef.'.length;

/** A record of bytes, for files: the same parts behind the same beginning, and no text. */
export function writeByteRecord(keyId: string, wrapped: Uint8Array, content: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`${version}.${keyId}.`), wrapped, content]);
}

/** The parts of a record of bytes; null when it is none. */
export function readByteRecord(bytes: Uint8Array): { keyId: string; wrapped: Uint8Array; content: Uint8Array } | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, headLength));
  const [, keyId] = /^1\.([0-9a-f]{16})\.$/.exec(head) ?? [];
  const body = bytes.subarray(headLength);
  if (keyId === undefined || body.length < bodyLeast) return null;
  return { keyId, wrapped: body.subarray(0, wrappedLength), content: body.subarray(wrappedLength) };
}

/** Content is filled up to a multiple of this many bytes, so that its length does not tell a brand or a street. */
const block = 128;

/** Content as the bytes that are encrypted: JSON, filled up with spaces, which JSON does not see. */
export function packContent(content: unknown): Uint8Array {
  const plain = Buffer.from(JSON.stringify(content));
  return Buffer.concat([plain, Buffer.alloc(block - (plain.length % block), ' ')]);
}

/** The keys of the ring. Every call may cross a network. */
export interface KeyRing {
  /** Names of all keys, the primary first: it wraps, the others only unwrap. */
  names(): Promise<[primary: string, ...others: string[]]>;
  /** Wraps an owner's key with the primary. `name` and `id` are bound to it. */
  wrap(name: string, key: UserKey): Promise<WrappedKey>;
  /** Null when the ring no longer has the key that wrapped it. Throws on one that was changed. */
  unwrap(name: string, wrapped: WrappedKey): Promise<UserKey | null>;
  /** Puts a new primary in front and answers its name; null where keys are given from outside. */
  rotate(): Promise<string | null>;
  /** Destroys a key that is not the primary; false when it is gone already, or keys are given from outside. */
  retire(kek: string): Promise<boolean>;
  /** The key of blind indexes: 32 bytes, of no other use, never changed. */
  indexKey(): Promise<Uint8Array>;
}

/** Where wrapped keys of owners lie: one for each name, outside the database and its backups. */
export interface KeyStore {
  /** How long (ms) an answer may be believed without asking again; 0 where asking is a small file read. */
  readonly believeMilliseconds: number;
  read(name: string): Promise<WrappedKey | null>;
  /** False when there is one already, which then stays. */
  add(name: string, wrapped: WrappedKey): Promise<boolean>;
  /** Puts another wrapping of the same key in its place; false when `from` is no longer what lies there. */
  replace(name: string, from: WrappedKey, to: WrappedKey): Promise<boolean>;
  /** Destroys the key for good, also for a copy that comes back from a backup. Answers its id; null when there was none. */
  destroy(name: string): Promise<string | null>;
  /** Names in order, at most so many, after one; empty at the end. */
  list(after: string, most: number): Promise<string[]>;
}

/** Ring and store of one site. */
export type KeyProvider = { ring: KeyRing; store: KeyStore };
