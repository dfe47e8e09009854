'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { formAction } from '@/lib/platform/action';
import { requestI18n } from '@/lib/platform/request';
import { duplicateDiscount } from '@/lib/shop/discounts/duplicate-discount';
import { makeCodes } from '@/lib/shop/discounts/make-codes';
import { saveDiscount } from '@/lib/shop/discounts/save-discount';
import { DuplicateDiscount, MakeCodes, SaveDiscount, SetDiscountState } from '@/lib/shop/discounts/schema';
import { setDiscountState } from '@/lib/shop/discounts/set-discount-state';
import { owner } from '../../owner';

/** Makes a discount or changes one, and shows what it does. */
export const keepDiscount = formAction(SaveDiscount, owner, async (actor, input): ReturnType<typeof saveDiscount> => {
  const saved = await saveDiscount(actor, input);
  if (saved.ok) redirect((await requestI18n()).href(`/studio/${saved.value.handle}/discounts/${input.key}?saved=1`));
  return saved;
});

/** Pauses, resumes or ends a discount. */
export const steerDiscount = formAction(SetDiscountState, owner, async (actor, input) => {
  const changed = await setDiscountState(actor, input);
  if (changed.ok) refresh();
  return changed;
});

/** Makes another discount like one, and opens it. */
export const copyDiscount = formAction(
  DuplicateDiscount,
  owner,
  async (actor, input): ReturnType<typeof duplicateDiscount> => {
    const copied = await duplicateDiscount(actor, input);
    if (copied.ok) redirect((await requestI18n()).href(`/studio/${copied.value.handle}/discounts/${input.key}`));
    return copied;
  },
);

/** Makes codes for a discount. */
export const addCodes = formAction(MakeCodes, owner, async (actor, input) => {
  const made = await makeCodes(actor, input);
  if (made.ok) refresh();
  return made;
});
