/**
 * Accounts at Google and Facebook that sign in a person here.
 *
 * Invariants: a provider's account belongs to one person; it is linked to an existing account only when both
 * sides have proven the same address; what a provider says of an address it has not verified proves nothing.
 */

/** Providers a person may sign in with when their keys are set. */
export const providers = ['google', 'facebook'] as const;
/** One of them. */
export type Provider = (typeof providers)[number];

/** What a provider says of somebody who has just signed in there. */
export type ProviderProfile = {
  readonly provider: Provider;
  /** The provider's own, lasting id of the account. */
  readonly subject: string;
  readonly email: string | null;
  readonly emailVerified: boolean;
  readonly name: string;
};

/** What is to be done with a provider's account nobody here is linked to yet. */
export type LinkDecision = 'link' | 'open-verified' | 'open-unverified' | 'refuse';

/**
 * Decides by what each side has proven: `link` to the account that has proven the same address, open a fresh
 * account, or refuse. `provenHere` tells whether an account here has proven the address.
 */
export function decideLink(
  profile: Pick<ProviderProfile, 'email' | 'emailVerified'>,
  provenHere: boolean,
): LinkDecision {
  if (profile.email === null) return 'refuse';
  if (provenHere) return profile.emailVerified ? 'link' : 'refuse';
  return profile.emailVerified ? 'open-verified' : 'open-unverified';
}
