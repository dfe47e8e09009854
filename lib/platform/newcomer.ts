import 'server-only';
import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';
import { env } from './env';

/** What somebody without an account has told of herself. */
export type Newcomer = { name: string; email: string };

const Sealed = z.object({ name: z.string(), email: z.string() });
const secondsMax = 60 * 60;

/**
 * A newcomer as one opaque word for an address, good for an hour, so that no form asks her twice. Sealed, because
 * addresses are logged and kept, and the card service sees the one it leads back to; in the address, because the next
 * form may lie on another host, where no cookie follows.
 */
export function sealNewcomer({ name, email }: Newcomer): Promise<string> {
  return encode({ token: { name, email }, secret: env().NEXTAUTH_SECRET, maxAge: secondsMax, salt: 'newcomer' });
}

/** The newcomer in that word; null for one that is too old or not of our making. The form is then simply empty. */
export async function openNewcomer(sealed: unknown): Promise<Newcomer | null> {
  if (typeof sealed !== 'string') return null;
  try {
    const token = await decode({ token: sealed, secret: env().NEXTAUTH_SECRET, salt: 'newcomer' });
    return Sealed.safeParse(token).data ?? null;
  } catch {
    return null;
  }
}
