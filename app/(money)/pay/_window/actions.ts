'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { ok } from '@/lib/kernel/result';
import { approvePayment } from '@/lib/money/button/approve-payment';
import { windowPath } from '@/lib/money/button/model';
import { presentPayOrder } from '@/lib/money/button/present-pay-order';
import { formAction } from '@/lib/platform/action';
import { idField } from '@/lib/platform/id-field';
import { requestI18n } from '@/lib/platform/request';
import { noteShown, shownAs } from './note';

const text = (max: number) => z.string({ error: 'invalid' }).max(max, 'invalid');

/** What a window was handed: the token, the challenge of whoever waits, and the origin of the message that brought them. */
const Handed = z.object({
  clientToken: text(60),
  challenge: text(43).optional(),
  /** As the browser names it; missing where a redirect brought the token. */
  origin: text(260).optional(),
  state: text(300).default(''),
  via: z.literal('handler').optional(),
});

/** Shows an order in this window: checks what it was handed, notes it in the browser, and says where its sheet is. */
export const showOrder = formAction(
  Handed,
  'anyone',
  async (_actor, { clientToken, challenge, origin, state, via }) => {
    const shown = await presentPayOrder({ clientToken, origin: origin ?? null, challenge: challenge ?? null });
    if (!shown.ok) return shown;
    await noteShown(shown.value.order.id, via ?? (origin === undefined ? 'redirect' : 'popup'), state);
    return ok({ href: (await requestI18n()).href(windowPath(shown.value.order.id)) });
  },
);

/** Hands over the code of an order that is held: to the script that tells the page beside it, or by the way back. */
export const handOver = formAction(
  z.object({ payOrder: idField('payOrder'), purchaseId: idField('purchase'), live: z.string().optional() }),
  'anyone',
  async (actor, input) => {
    const shown = await shownAs(input.payOrder);
    const approved = await approvePayment(actor, input.purchaseId);
    if (!approved.ok) return approved;
    const { code, origin, returnUrl, payOrderId } = approved.value;
    const back = returnUrl === null ? null : wayBack(returnUrl, { order: payOrderId, code, state: shown?.state ?? '' });
    if (!input.live && back) redirect(back);
    return ok({ payOrderId, code, origin, back });
  },
);

function wayBack(returnUrl: string, said: Record<string, string>): string {
  const url = new URL(returnUrl);
  for (const [name, value] of Object.entries(said)) if (value) url.searchParams.set(name, value);
  return url.href;
}
