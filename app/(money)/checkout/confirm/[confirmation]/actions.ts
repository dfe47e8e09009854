'use server';

import { redirect } from 'next/navigation';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { type ConfirmProof, confirmPayment } from '@/lib/money/limits/confirm-payment';
import { CodeConfirmation, ConfirmationForm, PasskeyConfirmation } from '@/lib/money/limits/schema';
import { sendCode } from '@/lib/money/limits/send-code';
import { partPath } from '@/lib/money/parts/model';
import { answerOf } from '@/lib/money/tap/pay-by-tap';
import { formAction } from '@/lib/platform/action';
import { localeHref } from '@/lib/platform/i18n';
import { networkOfRequest } from '@/lib/platform/visit';

/** Confirms with a passkey, and leads to what the tap came to. */
export const confirmByPasskey = formAction(PasskeyConfirmation, 'person', confirmAndLead);

/** Confirms with the code from the mail, and leads to what the tap came to. */
export const confirmByCode = formAction(CodeConfirmation, 'person', confirmAndLead);

/** Pays what her guardian approved and she herself need not confirm: what is still to be confirmed is refused. */
export const payApproved = formAction(ConfirmationForm, 'person', (actor, input) =>
  confirmAndLead(actor, { ...input, code: '' }),
);

/** Sends the code. */
export const mailCode = formAction(ConfirmationForm, 'person', sendCode);

async function confirmAndLead(actor: PersonActor, input: { confirmationId: Id<'confirmation'> } & ConfirmProof) {
  const paid = await confirmPayment(actor, input, { network: await networkOfRequest() });
  const page = (path: string) => localeHref(actor.locale, path);
  // More than was confirmed, or from others: it is asked again, with what it is now.
  if ('confirmationId' in paid) return redirect(page(`/checkout/confirm/${paid.confirmationId}`));
  if (!paid.ok) return paid;
  const { value } = paid;
  // A share's own page leads on, to her bank as well.
  if ('share' in value) return redirect(page(partPath(value.share)));
  const after =
    'transferId' in value ? { ...value, orderPath: `/transfers/${value.transferId}` } : answerOf(actor, value);
  return redirect(page(after.actionUrl === null ? after.orderPath : `/checkout/return?purchase=${after.purchaseId}`));
}
