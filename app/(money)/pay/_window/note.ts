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

const Notes = z.object({
  shown: z.array(z.object({ id: z.string(), mode: z.enum(['popup', 'redirect', 'handler']), state: z.string() })),
});
type Notes = z.infer<typeof Notes>['shown'];

/** Windows that may be open at once in one browser. */
const notesMax = 8;
const salt = 'pay-window';

/** Keeps in this browser that it was shown an order, and what the site wants said back to it. Only in actions and route handlers. */
export async function noteShown(id: Id<'payOrder'>, mode: WindowMode, state = ''): Promise<void> {
  const others = (await readNotes()).filter((note) => note.id !== id);
  const shown = [{ id, mode, state }, ...others].slice(0, notesMax);
  const sealed = await encode({ token: { shown }, secret: env().NEXTAUTH_SECRET, maxAge: payOrderSeconds * 2, salt });
  (await cookies()).set(cookieName('window'), sealed, cookieOptions(payOrderSeconds * 2));
}

/** How this browser was shown an order; null when it was not. */
export async function shownAs(asked: string): Promise<{ id: Id<'payOrder'>; mode: WindowMode; state: string } | null> {
  const id = parseId('payOrder', asked);
  const note = id && (await readNotes()).find((one) => one.id === id);
  return id && note ? { id, mode: note.mode, state: note.state } : null;
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
