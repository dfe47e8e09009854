import 'server-only';
import { cookies } from 'next/headers';
import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';
import { type Id, parseId } from '@/lib/kernel/ids';
import { payOrderSeconds } from '@/lib/money/button/model';
import { cookieName, cookieOptions } from '@/lib/platform/cookies';
import { env } from '@/lib/platform/env';

/** How a window was opened: beside a page that waits for a message, in its place, or by the browser's payment request. */
export type WindowMode = 'popup' | 'redirect' | 'handler';

const Note = z.object({ id: z.string(), mode: z.enum(['popup', 'redirect', 'handler']), state: z.string() });
const Notes = z.object({ shown: z.array(Note) });
type Notes = z.infer<typeof Notes>['shown'];

/** That a browser was shown an order. */
export type ShownNote = { id: Id<'payOrder'>; mode: WindowMode; state: string };

/** Windows that may be open at once in one browser. */
const notesMax = 8;
const [salt, handedSalt] = ['pay-window', 'pay-window-handed'];

/** Seconds in which a note that is handed on in an address is taken. */
const handedSeconds = 60;

/** Keeps in this browser that it was shown an order, and what the site wants said back to it. Only in actions and route handlers. */
export async function noteShown(id: Id<'payOrder'>, mode: WindowMode, state = ''): Promise<void> {
  const others = (await readNotes()).filter((note) => note.id !== id);
  const shown = [{ id, mode, state }, ...others].slice(0, notesMax);
  const sealed = await encode({ token: { shown }, secret: env().NEXTAUTH_SECRET, maxAge: payOrderSeconds * 2, salt });
  (await cookies()).set(cookieName('window'), sealed, cookieOptions(payOrderSeconds * 2));
}

/** How this browser was shown an order; null when it was not. */
export async function shownAs(asked: string): Promise<ShownNote | null> {
  const id = parseId('payOrder', asked);
  const note = id && (await readNotes()).find((one) => one.id === id);
  return id && note ? { ...note, id } : null;
}

/** Seals a note to hand it on in an address, where no cookie can be read yet. */
export function sealNote(note: ShownNote): Promise<string> {
  return encode({ token: { note }, secret: env().NEXTAUTH_SECRET, maxAge: handedSeconds, salt: handedSalt });
}

/** Such a note; null for anything else, and for one that is older than a minute. */
export async function openNote(sealed: string): Promise<ShownNote | null> {
  try {
    const token = await decode({ token: sealed, secret: env().NEXTAUTH_SECRET, salt: handedSalt });
    const { note } = z.object({ note: Note }).parse(token);
    const id = parseId('payOrder', note.id);
    return id && { ...note, id };
  } catch {
    return null;
  }
}

async function readNotes(): Promise<Notes> {
  const sealed = (await cookies()).get(cookieName('window'))?.value;
  if (!sealed || sealed.length > 4_096) return [];
  try {
    const token = await decode({ token: sealed, secret: env().NEXTAUTH_SECRET, salt });
    return Notes.safeParse(token).data?.shown ?? [];
  } catch {
    return [];
  }
}
