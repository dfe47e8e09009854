import 'server-only';
import { redirect } from 'next/navigation';
import { ok, type Result } from '@/lib/kernel/result';
import type { TapAnswer } from '@/lib/money/tap/model';
import { requestI18n } from '@/lib/platform/request';

/** What the button is told. `orderHref` is ready to be followed. */
export type PayAnswer = Omit<TapAnswer, 'orderPath'> & { orderHref: string };

/**
 * Answers a form that pays. A script (`live`) gets the state and shows it in the button; without one the browser
 * is led to the order, or to the page that leads on to the bank.
 */
export async function payAndAnswer<Code extends string>(
  paying: Promise<Result<TapAnswer, Code>>,
  live: boolean,
): Promise<Result<PayAnswer, Code>> {
  const paid = await paying;
  if (!paid.ok) return paid;
  const { href } = await requestI18n();
  const { orderPath, ...answer } = paid.value;
  const orderHref = href(orderPath);
  if (live) return ok({ ...answer, orderHref });
  redirect(answer.state === 'action' ? href(`/checkout/return?purchase=${answer.purchaseId}`) : orderHref);
}
