import { z } from 'zod';
import { idField, uuidField } from '@/lib/platform/id-field';
import { openingProblems, turnStates } from './model';

const instant = z.string().transform((text) => new Date(text));

/** Answer of `money.standing`. */
export const StandingRow = z
  .object({
    id: uuidField('opening'),
    opensAt: instant,
    now: instant,
    perPerson: z.number().nullable(),
    lined: z.boolean(),
    drawn: z.boolean(),
    free: z.number(),
    held: z.number(),
    bar: z.enum(openingProblems).nullable(),
    reminded: z.boolean(),
    turn: z
      .object({
        ticket: z.string(),
        until: instant.nullable(),
        state: z.enum(turnStates),
        ahead: z.number().nullable(),
        lot: z.number().nullable(),
      })
      .nullable(),
    together: z.number().nullable(),
  })
  .nullable();

/** Answer of `money.opening_bar`: what keeps somebody from buying, or how many she still may. */
export const OpeningBar = z
  .object({ problem: z.enum(openingProblems).optional(), most: z.number().optional() })
  .nullish()
  .transform((bar) => bar ?? null);

/** Answer of `money.join_line`. */
export const Joined = z.enum(['joined', 'sign_in', 'had_all', 'not_found']);

/** Answer of `money.count_reminders`: under ten there is no number. */
export const ReminderCount = z
  .discriminatedUnion('few', [
    z.object({ few: z.literal(true) }),
    z.object({ few: z.literal(false), people: z.number() }),
  ])
  .nullable();
/** See the schema of the same name. */
export type ReminderCount = z.output<typeof ReminderCount>;

/** Answer of `money.reminder_mail`. */
export const ReminderMail = z
  .object({
    title: z.string(),
    slug: z.string(),
    page: z.string(),
    handle: z.string(),
    country: z.string(),
    opensAt: instant,
    queued: z.boolean(),
    toldAt: instant,
  })
  .nullable();

/** An opening whose line somebody joins. */
export const JoinForm = z.strictObject({ opening: idField('opening') });

/** An opening somebody wants to be told of, or no more. */
export const ReminderForm = z.strictObject({ opening: idField('opening'), wanted: z.enum(['yes', 'no']) });
/** See the schema of the same name. */
export type ReminderForm = z.infer<typeof ReminderForm>;
