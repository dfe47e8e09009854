import 'server-only';
import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';
import { env } from './env';

/** What somebody without an account has told of herself. */
export type Newcomer = { name: string; email: string };

/**
 * Where the word is taken. The till knows whose browser it was made for, by the key of its guest, and opens it for no
 * other: a word in somebody's link would put a stranger's address where her receipt goes. A new account may lie on
 * another host, where no cookie follows, so there only the time is short.
 */
export type NewcomerPlace = { at: 'till'; browser: string | null } | { at: 'account' };

const Sealed = z.object({ name: z.string(), email: z.string(), browser: z.string().nullable().default(null) });
const secondsMax = { till: 60 * 60, account: 10 * 60 } as const;

/**
 * A newcomer as one opaque word for an address, so that no form asks her twice; good for an hour at the till and ten
 * minutes for an account. Sealed, because addresses are logged and kept, and the card service sees the one it leads back to.
 */
export function sealNewcomer({ name, email }: Newcomer, place: NewcomerPlace): Promise<string> {
  const token = { name, email, browser: browserAt(place) };
  return encode({ token, secret: env().NEXTAUTH_SECRET, maxAge: secondsMax[place.at], salt: saltAt(place) });
}

/** The newcomer in that word; null for one too old, not of our making, or made for another place or browser. The form is then empty. */
export async function openNewcomer(sealed: unknown, place: NewcomerPlace): Promise<Newcomer | null> {
  if (typeof sealed !== 'string') return null;
  try {
    const token = await decode({ token: sealed, secret: env().NEXTAUTH_SECRET, salt: saltAt(place) });
    const told = Sealed.safeParse(token).data;
    return told && told.browser === browserAt(place) ? { name: told.name, email: told.email } : null;
  } catch {
    return null;
  }
}

const saltAt = (place: NewcomerPlace) => `newcomer:${place.at}`;
const browserAt = (place: NewcomerPlace) => (place.at === 'till' ? place.browser : null);
