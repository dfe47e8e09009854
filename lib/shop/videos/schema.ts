import { z } from 'zod';
import { idField } from '@/lib/platform/id-field';
import { choiceField, lineField, listField, optionalIdField, tickField } from '@/lib/shop/ownership/schema';
import { videoBytesMax, videosMax } from './model';

const page = idField('page');
const product = idField('product');
const post = idField('post');
/** One of both: a form names what it is brought to by its name. */
const target = z.union([z.strictObject({ product }), z.strictObject({ post })]);
const video = idField('video');

/** A file that will be sent in pieces: what its browser calls it, how long and how old it is. */
export const BeginVideo = z.object({
  page,
  to: target,
  name: z.string().max(300, 'invalid'),
  modified: z.string().regex(/^\d{0,15}$/, 'invalid'),
  bytes: z.coerce.number().int('invalid').min(1, 'file_empty').max(videoBytesMax, 'file_too_big'),
});
/** A parsed wish to send one. */
export type BeginVideo = z.infer<typeof BeginVideo>;

/** Where the next piece of it begins. */
export const ReceiveVideo = z.object({ page, video, at: z.coerce.number().int().min(0).max(videoBytesMax) });
/** A piece that comes. */
export type ReceiveVideo = z.infer<typeof ReceiveVideo>;

/** All of it is there, and goes to this product or post. */
export const KeepVideo = z.object({ page, to: target, video });
/** A parsed wish to put it there. */
export type KeepVideo = z.infer<typeof KeepVideo>;

/** The videos of a product in their order before the move; the verb makes the move. */
export const SetVideos = z.strictObject({
  page,
  product,
  videos: listField(video, videosMax),
  move: z
    .string()
    .regex(/^(earlier|later|remove):vid_[0-9a-z]{26}$/, 'invalid')
    .optional(),
});
/** A parsed order of videos. */
export type SetVideos = z.infer<typeof SetVideos>;

/** The video of a post, to take off it. */
export const TakeOffVideo = z.strictObject({ page, post, video });
/** Which one, and of which post. */
export type TakeOffVideo = z.infer<typeof TakeOffVideo>;

/** The picture that stands for a video until it plays. */
export const SetPoster = z.strictObject({ page, video, poster: idField('media') });
/** A parsed choice of one. */
export type SetPoster = z.infer<typeof SetPoster>;

/** What is said of a video for people who do not see it, or do not hear it. A field of a file that holds none is empty. */
export const DescribeVideo = z.strictObject({
  page,
  video,
  alt: lineField(300, 'required'),
  poster: optionalIdField('media').optional(),
  captions: z
    .union([z.instanceof(File), z.literal('')])
    .optional()
    .transform((file) => (file instanceof File && file.size > 0 ? file : null)),
  captionsLanguage: choiceField(['en', 'ar']).optional(),
  dropCaptions: tickField,
  noSpeech: tickField,
});
/** Parsed words about a video. */
export type DescribeVideo = z.infer<typeof DescribeVideo>;
