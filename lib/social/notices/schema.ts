import type { noticeKinds, subjectKinds } from '@/db/schema/social/notice';

/** What people are told of. */
export type NoticeKind = (typeof noticeKinds)[number];
/** What a notice, a like or a comment is about. */
export type SubjectKind = (typeof subjectKinds)[number];
