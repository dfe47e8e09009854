import { randomBytes } from 'node:crypto';

/** The API version whose objects this server imitates; the client must ask for the same one. */
export const API_VERSION = '2026-10-28.endive';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Metadata = Record<string, string>;

/** What every stored object has. `_sandbox` is private to this server and never leaves it. */
export interface Resource {
  id: string;
  object: string;
  created: number;
}

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Random base-62 text; 24 characters carry about 142 bits, so an id alone cannot be guessed. */
export function randomText(length: number): string {
  let text = '';
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      // 248 is the largest multiple of 62 in a byte; the rest would make some letters likelier.
      if (byte < 248 && text.length < length) text += ALPHABET[byte % 62];
    }
  }
  return text;
}

export function newId(prefix: string): string {
  return `${prefix}_${randomText(24)}`;
}

export function nowSeconds(): number {
  return Math.floor(Date.now() / 1000);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The second version of the API writes moments out. */
export function isoTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
