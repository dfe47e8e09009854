import { frameToken } from '@/app/(money)/pay/_frame/frame-token';
import { payInFrame } from '@/lib/money/button/frame/pay-in-frame';
import { FrameTap } from '@/lib/money/button/frame/schema';
import { networkOfRequest } from '@/lib/platform/visit';

/**
 * A tap in a one-tap frame: `{ ok, order, code }`, or `{ ok: false }` for everything that a window has to go on with. The proxy has checked that
 * our own frame asks.
 */
export async function POST(request: Request): Promise<Response> {
  const asked = FrameTap.safeParse(await request.json().catch(() => null));
  if (!asked.success) return Response.json({ ok: false });
  const { lang, ...tap } = asked.data;
  const network = await networkOfRequest();
  const paid = await payInFrame(await frameToken(tap.publishable), tap, lang, { network });
  return Response.json(paid.ok ? { ok: true, order: paid.value.payOrderId, code: paid.value.code } : { ok: false });
}
