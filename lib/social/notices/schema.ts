import { z } from 'zod';
import { noticeKinds, type subjectKinds } from '@/db/schema/social/notice';

/** What people are told of. */
export type NoticeKind = (typeof noticeKinds)[number];
/** What a notice, a like or a comment is about. */
export type SubjectKind = (typeof subjectKinds)[number];

/** Until when somebody has seen what she was told: a moment of her page. */
export const SeeNotices = z.strictObject({ until: z.coerce.date({ error: 'invalid' }) });
/** A moment. */
export type SeeNotices = z.infer<typeof SeeNotices>;

/** Of which kinds somebody is told. */
export const ChooseNotices = z.strictObject({ kinds: z.array(z.enum(noticeKinds, { error: 'invalid' })).default([]) });
/** The kinds that were ticked. */
export type ChooseNotices = z.infer<typeof ChooseNotices>;
