import { z } from 'zod';
import { noticeKinds, type subjectKinds } from '@/db/schema/social/notice';
import { digestRhythms, type noticeWays } from '@/db/schema/social/notice-way';

/** What people are told of. */
export type NoticeKind = (typeof noticeKinds)[number];
/** What a notice, a like or a comment is about. */
export type SubjectKind = (typeof subjectKinds)[number];

/** Until when somebody has seen what she was told: a moment of her page. */
export const SeeNotices = z.strictObject({ until: z.coerce.date({ error: 'invalid' }) });
/** A moment. */
export type SeeNotices = z.infer<typeof SeeNotices>;

/** Ways of being told besides the site. */
export type NoticeWay = (typeof noticeWays)[number];
/** How often a digest is mailed. */
export type DigestRhythm = (typeof digestRhythms)[number];

const kinds = z.array(z.enum(noticeKinds, { error: 'invalid' })).default([]);

/** Of which kinds somebody is told: on the site, in a digest by mail, in her browsers; and how often, in whose morning, the digest comes. */
export const ChooseNotices = z.strictObject({
  kinds,
  mail: kinds,
  push: kinds,
  rhythm: z.enum(digestRhythms, { error: 'invalid' }).default('off'),
  /** A name of the time zone database; one that the database does not know is UTC. */
  zone: z.string().max(64).default('UTC'),
});
/** The kinds that were ticked, way by way. */
export type ChooseNotices = z.infer<typeof ChooseNotices>;
