/**
 * Notices: what people are told, made into words when they are read.
 *
 * Invariants: a notice names what it is about and says nothing of it; what is gone, or is no longer the reader's to see, is told
 * by no notice.
 */

/** What a notice is about, as its reader sees it now: a name for it and its address without language prefix. */
export type NoticeSubject = { readonly title: string; readonly path: string };
