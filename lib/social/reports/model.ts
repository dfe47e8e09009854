/**
 * Reports: what people tell operators of things of others.
 *
 * Invariants: a person reports a thing once; nobody but operators learns of it, and operators do not learn by whom.
 */

/** What can be reported: everything people can see of each other. */
export const reportedKinds = [
  'person',
  'page',
  'post',
  'share',
  'recommendation',
  'list',
  'product',
  'talk',
  'comment',
  'message',
  'fundraiser',
] as const;
/** What can be reported. */
export type ReportedKind = (typeof reportedKinds)[number];

/** What may be wrong with it. */
export const reportReasons = ['spam', 'harassment', 'impersonation', 'sexual', 'scam', 'illegal', 'other'] as const;

/** Longest words a report has, in characters. */
export const reportWordsMax = 500;
