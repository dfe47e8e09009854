/**
 * Accounts: a person, her address and the name she goes by.
 *
 * Invariants: an e-mail address belongs to nobody until it is proven, so any number of unproven accounts may
 * name it and at most one proven account has it; a handle belongs to one profile; a closed account keeps its
 * id, for the books, and nothing that says who it was.
 */

/** Letters of a handle: 3 to 30 of a-z, 0-9 and single hyphens inside. */
const handleForm = /^[a-z0-9](?:-?[a-z0-9]){2,29}$/;

/** Longest name, in characters. */
export const nameLengthMax = 80;

/** Longest text about oneself, in characters. */
export const bioLengthMax = 300;

/** The form under which an address is compared and counted; addresses are ASCII by their parser. */
export function emailKey(email: string): string {
  return email.trim().toLowerCase();
}

/** Whether a text has a handle's form; reserved words are a question for `handleProblem`. */
export function isHandleForm(handle: string): boolean {
  return handle.length <= 30 && handleForm.test(handle);
}

/**
 * A handle made from a name (`Amina Haddad` becomes `amina-haddad`), or from the fallback where a name has no
 * Latin letters. `attempt` 0 is the plain one; later attempts carry `suffix`, so that a taken handle is passed by.
 */
export function suggestHandle(name: string, attempt: number, suffix: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 20)
    .replace(/-+$/, '');
  const base = isHandleForm(plain) ? plain : 'member';
  return attempt === 0 && base !== 'member' ? base : `${base}-${suffix}`;
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
