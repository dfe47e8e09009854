import type { NextRequest } from 'next/server';
import { z } from 'zod';
import { windowPath } from '@/lib/money/button/model';
import { presentPayOrder } from '@/lib/money/button/present-pay-order';
import { requestI18n } from '@/lib/platform/request';
import { bringSession } from '../_window/bring-session';
import { noteShown, openNote, sealNote } from '../_window/note';

const Started = z.object({
  token: z.string().max(60),
  challenge: z.string().max(43).optional(),
  state: z.string().max(300).default(''),
});

/**
 * Where a merchant's page without scripts sends its form: it shows an order and moves no money, so any site may. The origin is the one the
 * browser names. Its cookies are not sent along from there, so what is shown is noted one step later.
 */
export async function POST(request: NextRequest): Promise<Response> {
  const form = await request.formData().catch(() => new FormData());
  const sent = Started.safeParse(Object.fromEntries(form));
  if (!sent.success) return to('/pay/redirect?problem=not_found');
  const { token: clientToken, challenge = null, state } = sent.data;
  const from = request.headers.get('origin');
  const shown = await presentPayOrder({ clientToken, origin: from === 'null' ? null : from, challenge });
  if (!shown.ok) return to(`/pay/redirect?problem=${shown.code}`);
  return to(`/pay/start?note=${await sealNote({ id: shown.value.order.id, mode: 'redirect', state })}`);
}

/** The step later: the order is this browser's to see, beside those it saw before. */
export async function GET(request: NextRequest): Promise<Response> {
  const note = await openNote(request.nextUrl.searchParams.get('note') ?? '');
  if (!note) return to('/pay/redirect?problem=not_found');
  await noteShown(note.id, note.mode, note.state);
  await bringSession(windowPath(note.id), false);
  return to(windowPath(note.id));
}

async function to(path: string): Promise<Response> {
  const { href } = await requestI18n();
  const headers = { Location: href(path), 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' };
  return new Response(null, { status: 303, headers });
}
