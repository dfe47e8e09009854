/**
 * Accounts: a person, her address and the name she goes by.
 *
 * Invariants: an e-mail address belongs to nobody until it is proven, so any number of unproven accounts may
 * name it and at most one proven account has it; a handle belongs to one profile; a closed account keeps its
 * id, for the books, and nothing that says who it was.
 */

/** Longest name, in characters. */
export const nameLengthMax = 80;

/** Longest text about oneself, in characters. */
export const bioLengthMax = 300;

/** The form under which an address is compared and counted; addresses are ASCII by their parser. */
export function emailKey(email: string): string {
  return email.trim().toLowerCase();
}

/** The name an account starts with when none was given: what stands before the @, in readable form. */
export function nameFromEmail(email: string): string {
  const words = (email.split('@')[0] ?? '')
    .replace(/\+.*$/, '')
    .split(/[._-]+/)
    .filter(Boolean)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return words.join(' ').slice(0, nameLengthMax) || 'Member';
}

/** What stands in place of address, handle and name after an account is closed; `uuid` keeps them apart. */
export function closedIdentity(uuid: string): { email: string; handle: string } {
  return { email: `${uuid}@closed.invalid`, handle: `closed-${uuid.replaceAll('-', '').slice(12, 32)}` };
}
