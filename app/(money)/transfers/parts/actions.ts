'use server';

import { createHash } from 'node:crypto';
import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import type { PersonActor } from '@/lib/identity/actor/model';
import { friendsOf } from '@/lib/identity/ties/queries';
import type { Id } from '@/lib/kernel/ids';
import { ok, refuse } from '@/lib/kernel/result';
import { returnPath } from '@/lib/money/checkout/return-url';
import { askAnother } from '@/lib/money/parts/ask-another';
import { cancelSplit } from '@/lib/money/parts/cancel-split';
import { declinePart } from '@/lib/money/parts/decline-part';
import { partPath, readFigure, splitPath } from '@/lib/money/parts/model';
import { payPart } from '@/lib/money/parts/pay-part';
import { openedPart } from '@/lib/money/parts/queries';
import { AskAnotherForm, DeclinePartForm, PayPartForm, SplitForm, StartSplitForm } from '@/lib/money/parts/schema';
import { startSplit } from '@/lib/money/parts/start-split';
import { basketOf } from '@/lib/money/tap/basket/queries';
import { myWallet } from '@/lib/money/wallet/queries';
import { formAction } from '@/lib/platform/action';
import { localeHref } from '@/lib/platform/i18n';
import { networkOfRequest } from '@/lib/platform/visit';

/** Starts a purchase that several people pay: its starter's own share is held first. Leads to where she sees who is in. */
export const start = formAction(StartSplitForm, 'person', async (actor, input) => {
  const people = await peopleOf(actor, input.handle);
  if (people === null) return refuse('not_friend', 'handle');
  const figures = input.way === 'even' ? [] : input.figure.map((text) => readFigure(text, input.way, input.currency));
  if (figures.includes(null)) return refuse('figure_unread', 'figure');
  const { addresses } = await myWallet(actor);
  const home = addresses.find((address) => address.id === input.addressId) ?? null;
  const asked = input.variantId
    ? { variantId: input.variantId, quantity: input.quantity }
    : { currency: input.currency };
  const basket = await basketOf(actor, asked, home);
  if (!basket) return refuse('sold_out');
  const { way, hours, endsOnDecline, methodId, addressId, currency, expectedMinor } = input;
  const split = { people, way, figures: figures.flatMap((figure) => figure ?? []), hours, endsOnDecline };
  const key = createHash('sha256')
    .update(JSON.stringify([input.seed, asked, split, methodId, addressId]))
    .digest('hex');
  const started = await startSplit(
    actor,
    {
      ...{ key, items: basket.items, currency, expectedMinor, methodId, addressId, split },
      ...{ email: actor.email, locale: actor.locale, returnPath: returnPath(actor.locale) },
      ...(basket.cartVersion !== null && { cartVersion: basket.cartVersion }),
      ...(input.startNow && { startNow: true }),
      ...(input.payIn === 'own' && { ownLater: true }),
    },
    { network: await networkOfRequest() },
  );
  const lead = (path: string) => redirect(localeHref(actor.locale, path));
  if ('confirmationId' in started) return lead(`/checkout/confirm/${started.confirmationId}`);
  if ('purchaseId' in started) return lead(`${splitPath(started.purchaseId)}?problem=${started.code}`);
  if (!started.ok) return started;
  const { own, purchaseId } = started.value;
  return lead(own.state === 'action' || own.state === 'asked' ? partPath(own.share) : splitPath(purchaseId));
});

/** Pays a share, one's own or, by the starter, one that nobody pays. */
export const pay = formAction(PayPartForm, 'person', async (actor, input) => {
  const part = await openedPart(actor, input.token);
  if (!part) return refuse('not_found');
  const key = createHash('sha256')
    .update(
      JSON.stringify([input.seed, input.token, input.methodId, part.state, ...(input.own ? [input.own.quoteId] : [])]),
    )
    .digest('hex');
  const pays = input.own
    ? { expectedMinor: input.own.minor, currency: input.own.currency, shareQuote: input.own.quoteId }
    : { expectedMinor: input.expectedMinor, currency: part.amount.currency };
  const paid = await payPart(
    actor,
    { key, share: input.token, methodId: input.methodId, ...pays, locale: actor.locale },
    { network: await networkOfRequest() },
  );
  if ('confirmationId' in paid) return redirect(localeHref(actor.locale, `/checkout/confirm/${paid.confirmationId}`));
  if (!paid.ok) {
    // A new promise stands in place of the one that is over.
    if (paid.code === 'quote_ended') refresh();
    return paid;
  }
  if (part.isStarter && paid.value.state !== 'action')
    redirect(localeHref(actor.locale, splitPath(part.of.purchaseId)));
  refresh();
  return ok({ state: paid.value.state });
});

/** Will not pay it. */
export const decline = formAction(DeclinePartForm, 'person', async (actor, input) => {
  const declined = await declinePart(actor, input);
  refresh();
  return declined;
});

/** Asks somebody else for a share that nobody pays. */
export const ask = formAction(AskAnotherForm, 'person', async (actor, { handle, ...input }) => {
  const people = await peopleOf(actor, [handle]);
  if (people === null) return refuse('not_friend', 'handle');
  const person = people[1]?.person;
  const asked = await askAnother(actor, { ...input, ...(person && { person }) });
  refresh();
  return asked;
});

/** Calls all of it off. */
export const callOff = formAction(SplitForm, 'person', async (actor, input) => {
  const canceled = await cancelSplit(actor, input);
  refresh();
  return canceled;
});

/** Herself and those she named, in the order of the shares; null where one is no friend of hers. */
async function peopleOf(actor: PersonActor, handles: readonly string[]): Promise<{ person?: Id<'person'> }[] | null> {
  const friends = handles.some(Boolean) ? await friendsOf(actor) : [];
  const people: { person?: Id<'person'> }[] = [{}];
  for (const handle of handles) {
    const friend = handle === '' ? null : friends.find((one) => one.handle === handle);
    if (friend === undefined) return null;
    people.push(friend === null ? {} : { person: friend.id });
  }
  return people;
}
