'use server';

import { createHash } from 'node:crypto';
import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { cardOfHandle } from '@/lib/identity/ties/queries';
import { refuse } from '@/lib/kernel/result';
import { cancelTransfer, declineTransfer } from '@/lib/money/transfers/cancel-transfer';
import { openCase } from '@/lib/money/transfers/cases/open-case';
import { NewCase } from '@/lib/money/transfers/cases/schema';
import { acceptConversion } from '@/lib/money/transfers/conversions/accept-conversion';
import { offerConversion } from '@/lib/money/transfers/conversions/offer-conversion';
import { AcceptForm } from '@/lib/money/transfers/conversions/schema';
import { claimLink } from '@/lib/money/transfers/links/claim-link';
import { confirmClaim } from '@/lib/money/transfers/links/confirm-claim';
import { ClaimForm, ConfirmForm, TurnForm } from '@/lib/money/transfers/links/schema';
import { turnLink } from '@/lib/money/transfers/links/turn-link';
import { makeQuote } from '@/lib/money/transfers/make-quote';
import { placeTransfer } from '@/lib/money/transfers/place-transfer';
import { addRecipient } from '@/lib/money/transfers/recipients/add-recipient';
import { beginRecipient } from '@/lib/money/transfers/recipients/begin-recipient';
import { removeRecipient } from '@/lib/money/transfers/recipients/remove-recipient';
import { NewRecipient, ReceiveForm, RecipientForm } from '@/lib/money/transfers/recipients/schema';
import { QuoteForm, SendForm, TransferForm } from '@/lib/money/transfers/schema';
import { formAction } from '@/lib/platform/action';
import { localeHref } from '@/lib/platform/i18n';
import { networkOfRequest } from '@/lib/platform/visit';
import { waysBack } from './ways-back';

const toProvider = { who: 'person', limit: 'recipient-person' } as const;

/** Asks what an amount costs and brings, and shows it. */
export const askQuote = formAction(
  QuoteForm,
  { who: 'person', limit: 'quote-person' },
  async (actor, { to, handle, amount, reason }) => {
    const card = to ? null : await cardOfHandle(handle);
    if (!to && !card) return refuse('no_such_person', 'handle');
    const whom = to ?? (card ? { person: card.id } : null);
    if (!whom) return refuse('no_such_person', 'handle');
    const asked = { to: whom, sendMinor: amount.amount, currency: amount.currency, reason };
    const made = await makeQuote(actor, asked);
    if (made.ok) redirect(localeHref(actor.locale, `/transfers/send/${made.value}`));
    return made;
  },
);

/** Sends what the offer says, from one method. */
export const send = formAction(SendForm, 'person', async (actor, { seed, quoteId, methodId }) => {
  const key = createHash('sha256')
    .update(JSON.stringify([seed, quoteId, methodId]))
    .digest('base64url');
  const visit = { network: await networkOfRequest() };
  const placed = await placeTransfer(actor, { quoteId, methodId, key, locale: actor.locale }, visit);
  if ('confirmationId' in placed)
    return redirect(localeHref(actor.locale, `/checkout/confirm/${placed.confirmationId}`));
  if (!placed.ok) return placed;
  return redirect(placed.value.actionUrl ?? localeHref(actor.locale, `/transfers/${placed.value.transferId}`));
});

/** Says that something is wrong with a transfer. */
export const sayWrong = formAction(NewCase, 'person', async (actor, input) => {
  const opened = await openCase(actor, input);
  if (opened.ok) refresh();
  return opened;
});

/** Takes back what was not taken. */
export const cancel = formAction(TransferForm, 'person', async (actor, { transferId }) => {
  const canceled = await cancelTransfer(actor, transferId);
  if (canceled.ok) refresh();
  return canceled;
});

/** Whoever it is for does not want it. */
export const decline = formAction(TransferForm, 'person', async (actor, { transferId }) => {
  const declined = await declineTransfer(actor, transferId);
  if (declined.ok) refresh();
  return declined;
});

/** Somebody who opened a link says her number, so that its sender is asked whether it is she. */
export const claim = formAction(ClaimForm, 'person', async (actor, input) => {
  const claimed = await claimLink(actor, input);
  if (claimed.ok) refresh();
  return claimed;
});

/** The sender means whoever opened her link. */
export const confirm = formAction(ConfirmForm, 'person', async (actor, input) => {
  const confirmed = await confirmClaim(actor, input);
  if (confirmed.ok) refresh();
  return confirmed;
});

/** Makes a link anew: whoever opened it is not who she meant, or it went astray. */
export const turn = formAction(TurnForm, 'person', async (actor, input) => {
  const turned = await turnLink(actor, input);
  if (turned.ok) refresh();
  return turned;
});

/** Asks what something sent to her comes to in the currency of her account. */
export const offer = formAction(
  TransferForm,
  { who: 'person', limit: 'quote-person' },
  async (actor, { transferId }) => {
    const offered = await offerConversion(actor, transferId);
    if (offered.ok) refresh();
    return offered;
  },
);

/** Has it changed as she was shown. */
export const accept = formAction(AcceptForm, 'person', async (actor, input) => {
  const accepted = await acceptConversion(actor, input);
  if (accepted.ok) refresh();
  return accepted;
});

/** Leads to the provider's page, where she says where her own money arrives. */
export const receive = formAction(ReceiveForm, toProvider, async (actor, input) => {
  const begun = await beginRecipient(actor, input, await waysBack());
  if (begun.ok) redirect(begun.value);
  return begun;
});

/** Writes down somebody to send to, and leads to the provider's page for the account's number. */
export const addSomebody = formAction(NewRecipient, toProvider, async (actor, input) => {
  const added = await addRecipient(actor, input);
  if (!added.ok) return added;
  const begun = await beginRecipient(actor, { recipientId: added.value }, await waysBack());
  if (begun.ok) redirect(begun.value);
  return begun;
});

/** Goes on at the provider with an account that is not complete. */
export const goOn = formAction(RecipientForm, toProvider, async (actor, input) => {
  const begun = await beginRecipient(actor, input, await waysBack());
  if (begun.ok) redirect(begun.value);
  return begun;
});

/** Takes somebody out of those she sends to. */
export const remove = formAction(RecipientForm, 'person', async (actor, { recipientId }) => {
  const removed = await removeRecipient(actor, recipientId);
  if (removed.ok) refresh();
  return removed;
});
