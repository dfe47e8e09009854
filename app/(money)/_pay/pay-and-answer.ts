import 'server-only';
import { redirect } from 'next/navigation';
import { ok, type Result } from '@/lib/kernel/result';
import type { TapAnswer, TapToConfirm } from '@/lib/money/tap/model';
import { requestI18n } from '@/lib/platform/request';

/** What the button is told. `orderHref` is ready to be followed. */
export type PayAnswer = Omit<TapAnswer, 'orderPath'> & { orderHref: string };

/** The tap waits to be confirmed on the page that `actionUrl` names. */
export type PayToConfirm = { state: 'confirm'; actionUrl: string };

/**
 * Answers a form that pays. A script (`live`) gets the state and shows it in the button; without one the browser
 * is led to the order, to the page that leads on to the bank, or to where the tap is confirmed.
 */
export async function payAndAnswer<Code extends string>(
  paying: Promise<Result<TapAnswer, Code> | TapToConfirm>,
  live: boolean,
): Promise<Result<PayAnswer | PayToConfirm, Code>> {
  const paid = await paying;
  const { href } = await requestI18n();
  if ('confirmPath' in paid) {
    const actionUrl = href(paid.confirmPath);
    return live ? ok({ state: 'confirm', actionUrl }) : redirect(actionUrl);
  }
  if (!paid.ok) return paid;
  const { orderPath, ...answer } = paid.value;
  const orderHref = href(orderPath);
  if (live) return ok({ ...answer, orderHref });
  redirect(answer.state === 'action' ? href(`/checkout/return?purchase=${answer.purchaseId}`) : orderHref);
}
