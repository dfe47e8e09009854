/**
 * Who owns a page: one person or several, all with the same rights. That includes removing another owner: who may
 * close the page for good may do the lesser thing.
 *
 * Invariants: a page always has an owner; nobody becomes one without having said yes, and nobody stops being one
 * without having done it or been told; asking somebody tells nothing about whether that address has an account.
 */

/** Days an invitation waits for its answer. */
export const inviteDays = 14;

/** People who may own one page together, and invitations that may be waiting. */
export const ownersMax = 20;

/** What invitations a page has may show of an address: its first letter and its host, `s…@example.com`. */
export function emailHint(email: string): string {
  const [name = '', host = ''] = [email.slice(0, email.lastIndexOf('@')), email.slice(email.lastIndexOf('@') + 1)];
  return `${[...name][0] ?? ''}…@${host}`.slice(0, 120);
}
