import { z } from 'zod';
import type { Id } from '@/lib/kernel/ids';
import { parseId } from '@/lib/kernel/ids';

const side = z.enum(['buyer', 'shop']);

/** A side of a conversation. */
export type TalkSide = z.output<typeof side>;

/** A conversation as whoever may see it named it, and on which side she stands. */
export const Talk = z.strictObject({ talk: z.uuid(), side });

/** One of those. */
export type Talk = z.output<typeof Talk>;

/**
 * All of a message that comes into this ring: no order, no page, no amount, no address. Strict, so that whatever else a caller
 * might pass along is a bug and no leak.
 */
export const Said = Talk.extend({
  personId: z.custom<Id<'person'>>((text) => parseId('person', text) !== null).nullable(),
  key: z.string().min(16).max(64),
  words: z.string().min(1).max(2000),
}).strict();

/** What `say` takes. */
export type Said = z.output<typeof Said>;

/** A message of a conversation, pointed at. */
export const Heard = Talk.extend({ message: z.uuid() }).strict();

/** What `markRead` and `reportMessage` take. */
export type Heard = z.output<typeof Heard>;
