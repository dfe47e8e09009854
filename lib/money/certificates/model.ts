/**
 * A certificate of deletion: what was deleted of an account and when, signed like a receipt (decision 072).
 *
 * Invariants
 * - It names nobody: a number by lot, moments, and how much there was of each kind.
 * - It is made only of a deletion that is done, and of nothing that is kept for it.
 */
import type { DeletionView } from '@/lib/identity/deletions/model';

/** What is signed. Moments are seconds since 1970; `deleted` says how many of each kind. */
export type CertificateClaims = {
  /** The site that signed it. */
  iss: string;
  iat: number;
  number: string;
  closedAt: number;
  doneAt: number;
  deleted: Record<string, number>;
  /** Base64url of the SHA-256 of the words of the file. */
  shown: string;
};

/** What a certificate of a deletion says. */
export function certificateOf(
  { number, closedAt, counts }: DeletionView,
  { issuer, now, doneAt, shown }: { issuer: string; now: Date; doneAt: Date; shown: string },
): CertificateClaims {
  return {
    iss: issuer,
    iat: seconds(now),
    number,
    closedAt: seconds(closedAt),
    doneAt: seconds(doneAt),
    deleted: Object.fromEntries(counts.map(({ kind, rows }) => [kind, rows])),
    shown,
  };
}

const seconds = (moment: Date) => Math.floor(moment.getTime() / 1000);
