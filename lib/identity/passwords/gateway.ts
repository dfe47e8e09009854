import 'server-only';
import { type Algorithm, hash, verify } from '@node-rs/argon2';
import { normalPassword } from './model';

/** OWASP's parameters for argon2id: 19 MiB, two passes, one lane; about 20 ms here. */
const options = { algorithm: 2 as Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 };

/** Verified where there is no account, so that unknown addresses take as long as known ones. Of a random text nobody kept. */
let decoy: Promise<string> | undefined;

/** The argon2id hash of a password, with its own salt. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalPassword(password), options);
}

/**
 * The index of the first hash the password fits, or -1. Always does the work of `width` verifications, whatever
 * hashes there are, so that the time says nothing about how many accounts an address has.
 */
export async function firstFit(password: string, hashes: readonly (string | null)[], width: number): Promise<number> {
  decoy ??= hashPassword(crypto.randomUUID());
  const filler = await decoy;
  const normal = normalPassword(password);
  const slots = Array.from({ length: width }, (_, index) => hashes[index] ?? null);
  const fits = await Promise.all(slots.map((slot) => verify(slot ?? filler, normal)));
  return fits.findIndex((fit, index) => fit && slots[index] !== null);
}
