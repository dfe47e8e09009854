'use server';

import { randomUUID } from 'node:crypto';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { type CardWords, cardWords } from '@/app/(social)/_share/card-words';
import type { PersonActor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { markLine } from '@/lib/money/orders/share/mark-line';
import { onlyTicked, type Shareable } from '@/lib/money/orders/share/model';
import { shareable } from '@/lib/money/orders/share/queries';
import { PickForm } from '@/lib/money/orders/share/schema';
import { formAction } from '@/lib/platform/action';
import { requestI18n } from '@/lib/platform/request';
import type { PlaceRefusal } from '@/lib/social/sharing/place-share';
import { previewShare } from '@/lib/social/sharing/preview-share';
import { EyesForm, WishForm } from '@/lib/social/sharing/schema';
import { share } from '@/lib/social/sharing/share';

const Draft = z.strictObject({ ...PickForm.shape, ...WishForm.shape, ...EyesForm.shape, step: z.string().default('') });
type Draft = z.infer<typeof Draft>;

/**
 * The crossing: shares one line of an order, under a name that says nothing. Of what money knows of it the social ring gets what she
 * ticked, and her own words and choice of people. Whoever has no scripts and only looks is sent to her draft's own address.
 */
export const publishShare = formAction(Draft, { who: 'person', limit: 'share-person' }, async (actor, draft) => {
  const { href } = await requestI18n();
  if (draft.step === 'look') redirect(href(`/orders/share/${draft.line}?${addressOf(draft)}#look`));
  const found = await shareable(actor, draft.line);
  if (!found) return refuse('not_found');
  const shown = onlyTicked(found, await markLine(actor, found), draft.inside);
  const shared = await share(actor, shown, wishOf(draft));
  if (!shared.ok) return shared;
  redirect(href(draft.audience === 'link' ? `/shares/${shared.value}` : `/orders/${found.order}`));
});

/** What somebody else would get of it, in words; null for nothing. Until she shares, the line has no name. */
export const lookAtShare = formAction(Draft, { who: 'person', limit: 'share-person' }, async (actor, draft) => {
  const found = await shareable(actor, draft.line);
  return found ? look(actor, found, draft) : refuse('not_found');
});

async function look(
  actor: PersonActor,
  found: Shareable,
  draft: Draft,
): Promise<Result<CardWords | null, PlaceRefusal | 'not_found'>> {
  const shown = onlyTicked(found, randomUUID(), draft.inside);
  const seen = await previewShare(actor, shown, wishOf(draft), draft.eyes);
  if (!seen.ok || seen.value === null) return seen.ok ? ok(null) : seen;
  const words = cardWords(seen.value, await requestI18n());
  // The picture of a share that is none yet has no address: here it is that of her order.
  return ok({ ...words, photo: words.photo && { ...words.photo, src: `/media/${found.photoKey}/640` } });
}

function wishOf({ audience, people, circle, note, starts, startsOn, ends }: Draft) {
  return { audience, people, circle, note, starts, startsOn, ends };
}

function addressOf({ line: _, step: __, ...draft }: Draft): string {
  const pairs = Object.entries(draft).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value ?? '']).map((one) => [Array.isArray(value) ? `${name}[]` : name, one]),
  );
  return new URLSearchParams(pairs).toString();
}
