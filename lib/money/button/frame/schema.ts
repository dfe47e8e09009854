import { z } from 'zod';
import { uuidField } from '@/lib/platform/id-field';
import { isChallenge } from '../model';
import { isOrigin, isPublishable } from './model';

const word = (fits: (text: unknown) => text is string) => z.custom<string>(fits, { error: 'invalid' });

const lang = z.enum(['en', 'ar']);

/** Where a frame stands: the key it was opened with, and the origin its browser names of the page around it. */
export const FramePlace = z.strictObject({ publishable: word(isPublishable), origin: word(isOrigin) });

/** See the schema of the same name. */
export type FramePlace = z.output<typeof FramePlace>;

/** What a frame is shown, or taps: the token of an order and the challenge of the page that waits for it. */
export const FrameAsk = FramePlace.extend({
  clientToken: z.string().max(60),
  challenge: z.string().refine(isChallenge, 'invalid'),
});

/** See the schema of the same name. */
export type FrameAsk = z.output<typeof FrameAsk>;

/** What a frame asks to be shown, and in which language. */
export const FrameLook = FrameAsk.extend({ lang });

/** A tap: what the frame showed is the most that is taken. */
export const FrameTap = FrameLook.extend({ expectedMinor: z.string().regex(/^\d{1,15}$/, 'invalid') });

/** A grant as the window handed it to the frame. */
export const FrameGrant = FramePlace.extend({ lang, grant: z.string().max(60) });

/** Answer of `money.framers_of`. */
export const Framers = z.array(z.string());

/** Answer of `money.frame_of`. */
export const FrameRow = z
  .object({
    id: uuidField('frame'),
    owner: z.string(),
    site: uuidField('site'),
    session: uuidField('session'),
    device: z.string(),
    method: uuidField('method'),
  })
  .nullable();

/** Answer of `money.weigh_frame` and `money.spend_frame`. */
export const Weight = z.enum([
  'fits',
  'not_found',
  'order_ended',
  'currency',
  'asks_more',
  'over_payment',
  'over_day',
  'price_changed',
]);

/** Why a frame may not pay an order in one tap: then a window is opened. */
export type FrameProblem = Exclude<z.output<typeof Weight>, 'fits'>;
