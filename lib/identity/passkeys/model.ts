/**
 * Passkeys: WebAuthn credentials that live in a phone, a computer or a key, and sign in without a password.
 *
 * Invariants: a challenge is random, ours, five minutes old at most and used once, whatever comes of it; the
 * person was verified by her device (PIN, finger, face); the answer was made for this site's exact origin; a
 * credential belongs to one person; a counter that runs backwards is refused.
 */

/** Seconds within which a challenge must be answered. */
export const challengeSeconds = 300;

/** Most passkeys of one person. */
export const passkeysMax = 20;

/** Longest name of a passkey, in characters. */
export const passkeyNameMax = 60;

/** What a challenge is for; an answer to one purpose is worth nothing for another. */
export type ChallengePurpose = 'register' | 'sign-in' | 'step-up';

/** The domain passkeys are bound to: the host of the site's origin, without its port. */
export function relyingParty(origin: string): string {
  return new URL(origin).hostname;
}

/** The challenge an answer was made for, read from its client data; null when that is not what a browser writes. */
export function challengeOf(clientDataJson: string): string | null {
  try {
    const bytes = Uint8Array.from(atob(clientDataJson.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
      letter.charCodeAt(0),
    );
    const data: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof data !== 'object' || data === null || !('challenge' in data)) return null;
    return typeof data.challenge === 'string' && data.challenge.length <= 200 ? data.challenge : null;
  } catch {
    return null;
  }
}
