import { z } from 'zod';
import { type Id, parseId } from '@/lib/kernel/ids';
import { idField } from '@/lib/platform/id-field';

const answer = z.enum(['yes', 'no'], { error: 'invalid' });

/** A page, person or product by its id: what can be heard of less. */
export type SourceId = Id<'page'> | Id<'person'> | Id<'product'>;

const nouns = ['page', 'person', 'product'] as const;

/** Which of the three an id names; null for whatever is none. */
export function sourceKind(text: unknown): (typeof nouns)[number] | null {
  return nouns.find((noun) => parseId(noun, text) !== null) ?? null;
}

/** Choose the order of the feed. */
export const ChooseMode = z.strictObject({ mode: z.enum(['for_you', 'newest'], { error: 'invalid' }) });
/** The order from now on. */
export type ChooseMode = z.infer<typeof ChooseMode>;

/** Switch suggestions on or off. */
export const Suggest = z.strictObject({ suggests: answer });
/** Whether the feed suggests anything from now on. */
export type Suggest = z.infer<typeof Suggest>;

/** Let what one looks at suggest something, or no longer. */
export const ChooseLooks = z.strictObject({ looks: answer });
/** Whether it may from now on. */
export type ChooseLooks = z.infer<typeof ChooseLooks>;

/** Products of which one makes use at once. */
export const looksAsked = 5;

/** What her browser says she looked at, the last first. */
export const Looked = z.strictObject({ product: z.array(idField('product')).max(looksAsked) });
/** Products by their ids. */
export type Looked = z.infer<typeof Looked>;

/** Forget what suggestions are made of. */
export const Reset = z.strictObject({});
/** Nothing is said with it. */
export type Reset = z.infer<typeof Reset>;

/** Hear less of something, or as before. */
export const WantLess = z.strictObject({
  of: z.custom<SourceId>((text) => sourceKind(text) !== null, 'not_found'),
  less: answer,
});
/** A page, person or product, and whether she wants less of it from now on. */
export type WantLess = z.infer<typeof WantLess>;

/** Hear nothing of a page or a person one follows, or hear of them again. */
export const Quiet = z.strictObject({
  of: z.custom<Id<'page'> | Id<'person'>>((text) => ['page', 'person'].includes(sourceKind(text) ?? ''), 'not_found'),
  mute: answer,
});
/** A page or person, and whether she is silent from now on. */
export type Quiet = z.infer<typeof Quiet>;
