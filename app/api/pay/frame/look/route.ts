import { methodName } from '@/app/(money)/_wallet/method-mark';
import { frameToken } from '@/app/(money)/pay/_frame/frame-token';
import { lookAtOrder } from '@/lib/money/button/frame/look-at-order';
import { FrameLook } from '@/lib/money/button/frame/schema';
import { voiceOf } from '@/lib/platform/voice';

const none = { ok: false } as const;

/**
 * What a one-tap frame shows of an order: `{ ok, site, pay, method, to, totalMinor, milliseconds }`, or `{ ok: false }` for everything that is
 * not paid in one tap, without a word of why. The proxy has checked that our own frame asks.
 */
export async function POST(request: Request): Promise<Response> {
  const asked = FrameLook.safeParse(await request.json().catch(() => null));
  if (!asked.success) return Response.json(none);
  const { lang, ...ask } = asked.data;
  const found = await lookAtOrder(await frameToken(ask.publishable), ask, lang);
  if (!found.ok) return Response.json(none);
  const { order, site, total, method, address } = found.value;
  const { t, formatMoney } = voiceOf(lang);
  return Response.json({
    ...{ ok: true, site: site.name, method: methodName(method), to: address ? address.city || address.name : '' },
    ...{ pay: t('money.pay', { total: formatMoney(total) }), totalMinor: total.amount.toString() },
    milliseconds: Math.max(0, Date.parse(order.expiresAt) - Date.now()),
  });
}
