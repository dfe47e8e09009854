import 'server-only';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, parseId } from '@/lib/kernel/ids';
import { problem } from '@/lib/platform/problem';
import { requestI18n } from '@/lib/platform/request';
import type { Voice } from '@/lib/platform/voice';
import { buyingActor } from '../own-actor';
import { orderNumber } from './order-facts';

/** What Next hands a route below an order. */
export type AskedOrder = { params: Promise<{ order: string }> };

type Write = (actor: Actor, orderId: Id<'order'>, voice: Voice) => Promise<string | Uint8Array<ArrayBuffer> | null>;

const types = { ics: 'text/calendar; charset=utf-8', pdf: 'application/pdf', html: 'text/html; charset=utf-8' };

/** Answers with a file about an order, or like nothing when it is not the asker's own. Nobody may keep it. */
export async function answerFile({ params }: AskedOrder, ending: keyof typeof types, write: Write): Promise<Response> {
  const [{ order }, actor, voice] = await Promise.all([params, buyingActor(), requestI18n()]);
  const orderId = parseId('order', order);
  const file = orderId && (await write(actor, orderId, voice));
  if (!file) return problem(404, 'not_found');
  return new Response(file, {
    headers: {
      'Content-Type': types[ending],
      'Content-Disposition': `attachment; filename="souk-${orderNumber(order)}.${ending}"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
