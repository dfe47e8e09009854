/**
 * Profiles: what people show of themselves.
 *
 * Invariants: of the lists on a profile none is shown before its owner says so; what two have in common, being friends or one
 * following the other, is shown by one of them only where the other shows it too.
 */

/** The lists a profile may show. */
export const profileLists = ['pages', 'people', 'followers', 'friends'] as const;

/** One of the lists a profile may show. */
export type ProfileList = (typeof profileLists)[number];
