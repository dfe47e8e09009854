import { keepFrameToken } from '@/app/(money)/pay/_frame/frame-token';
import { redeemGrant } from '@/lib/money/button/frame/redeem-grant';
import { FrameGrant } from '@/lib/money/button/frame/schema';

/** A one-tap frame takes the grant of its window, and keeps what it opens in a cookie of its own: `{ ok }`. */
export async function POST(request: Request): Promise<Response> {
  const asked = FrameGrant.safeParse(await request.json().catch(() => null));
  if (!asked.success) return Response.json({ ok: false });
  const { grant, publishable, origin } = asked.data;
  const redeemed = await redeemGrant(grant, { publishable, origin });
  if (!redeemed.ok) return Response.json({ ok: false });
  return Response.json({ ok: await keepFrameToken(publishable, redeemed.value.token) });
}
