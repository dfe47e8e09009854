'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { ok, refuse } from '@/lib/kernel/result';
import { approvePayment } from '@/lib/money/button/approve-payment';
import { allowFrame } from '@/lib/money/button/frame/allow-frame';
import { fileOrigin, windowPath } from '@/lib/money/button/model';
import { presentPayOrder } from '@/lib/money/button/present-pay-order';
import { saveAddress } from '@/lib/money/wallet/save-address';
import { TypedAddress } from '@/lib/money/wallet/schema';
import { formAction } from '@/lib/platform/action';
import { idField } from '@/lib/platform/id-field';
import { requestI18n } from '@/lib/platform/request';
import { withPurse } from '../../own-actor';
import { sheetPath } from './asked';
import { noteShown, shownAs } from './note';
import { wayBack } from './way-back';

const text = (max: number) => z.string({ error: 'invalid' }).max(max, 'invalid');

const minorField = z
  .string({ error: 'invalid' })
  .regex(/^\d{1,15}$/, 'invalid')
  .transform(BigInt);

/** An origin as browsers name it; of everything else it is as of a foreign one. */
const saidOrigin = text(260).refine(
  (said) => said === fileOrigin || (URL.canParse(said) && new URL(said).origin === said),
  'foreign_origin',
);

/** What a window was handed: the token, the challenge of whoever waits, and the origin of the message that brought them. */
const Handed = z.object({
  clientToken: text(60),
  challenge: text(43).optional(),
  /** As the browser names it; missing where a redirect brought the token. */
  origin: saidOrigin.optional(),
  state: text(300).default(''),
  via: z.literal('handler').optional(),
});

const PlaceForm = z.unknown().transform((raw, context) => {
  const order = z.object({ payOrder: idField('payOrder') }).safeParse(raw);
  const typed = TypedAddress.safeParse(raw);
  for (const { path, message } of [...(order.error?.issues ?? []), ...(typed.error?.issues ?? [])])
    context.addIssue({ code: 'custom', message, path: [...path], input: raw });
  return order.success && typed.success ? { ...order.data, ...typed.data } : z.NEVER;
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

/** Hands over the code of an order that is held, to the script that tells the page beside it or goes back to it. */
export const handOver = formAction(
  z.object({ payOrder: idField('payOrder'), purchaseId: idField('purchase') }),
  'anyone',
  async (actor, input) => {
    const shown = await shownAs(input.payOrder);
    if (!shown) return refuse('not_found');
    const approved = await approvePayment(actor, input.purchaseId);
    if (!approved.ok) return approved;
    const { code, origin, payOrderId } = approved.value;
    return ok({ payOrderId, code, origin, back: wayBack(approved.value, shown.state) });
  },
);

/** Lets the frame of the site that was just paid pay there in one tap from now on; the grant is for that frame alone, and is handed on at once. */
export const allowOneTap = formAction(
  z.object({ payOrder: idField('payOrder'), perPayment: minorField, perDay: minorField }),
  'person',
  (actor, { payOrder, perPayment, perDay }) => allowFrame(actor, { payOrderId: payOrder, perPayment, perDay }),
);

/** Keeps where an order goes, and goes on in its sheet with what delivery costs there. */
export const keepPlace = formAction(PlaceForm, 'anyone', async (actor, { payOrder, ...typed }) => {
  const shown = await shownAs(payOrder);
  if (!shown) return refuse('not_found');
  const kept = await saveAddress(await withPurse(actor), { ...typed, isDefault: true });
  if (!kept.ok) return kept;
  redirect((await requestI18n()).href(sheetPath(shown.id, { address: kept.value, delivery: null })));
});
