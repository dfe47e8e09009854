import { z } from 'zod';
import { asciiDigits } from '@/lib/kernel/text';
import { idField, uuidField } from '@/lib/platform/id-field';
import { lineField, textField, tickField, wholeNumberField } from '@/lib/shop/ownership/schema';
import { readyDaysMax } from './model';

/** Whether buyers fetch at a place, and what they are told of it. Of a place where they do not, nothing is asked. */
export const SetPickup = z
  .looseObject({ page: idField('page'), place: idField('place'), offered: tickField })
  .transform((form, context): SetPickup => {
    const { page, place, offered } = form;
    if (!offered) return { page, place, at: null };
    const at = Told.safeParse(form);
    for (const { path, message } of at.error?.issues ?? [])
      context.addIssue({ code: 'custom', message, path: [...path], input: form });
    return at.success ? { page, place, at: at.data } : z.NEVER;
  });

const Told = z.object({
  line1: lineField(200),
  city: lineField(100),
  region: lineField(100, 'optional').default(''),
  postalCode: lineField(20, 'optional').transform(asciiDigits).default(''),
  hours: textField(300).default(''),
  days: wholeNumberField(0, readyDaysMax),
});

/** `at` is null where buyers do not fetch. */
export type SetPickup = {
  page: z.output<typeof PageField>;
  place: z.output<typeof PlaceField>;
  at: z.output<typeof Told> | null;
};
const PageField = idField('page');
const PlaceField = idField('place');

/** What the database says of the places of a page at which buyers fetch, with the units of what is asked about there. */
export const PickupRows = z.array(
  z.object({
    ...{ id: uuidField('place'), name: z.string(), line1: z.string(), city: z.string(), region: z.string() },
    ...{ postalCode: z.string(), country: z.string(), hours: z.string(), days: z.number() },
    /** By the uuid of the variant; what is not there is left out. */
    units: z.record(z.string(), z.number()),
  }),
);
