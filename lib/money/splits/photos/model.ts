/**
 * The photograph of a receipt.
 *
 * Invariants
 * - One of an expense; seen by the members of its group, asked each time, and gone with the expense.
 * - What is kept was decoded and encoded anew: nothing of the sent file survives but its pixels.
 * - Bytes lie sealed under the key of the group; without that key they are noise.
 */
import type { Id } from '@/lib/kernel/ids';

/** Where the sealed bytes of a photograph lie in the store: not below what `/media` reads. */
export function bytesPlace(id: Id<'photo'>): string {
  return `expense-photo/${id.replace('_', '-')}`;
}

/** What the bytes are bound to: they open for this photograph and no other. */
export function photoBinding(id: Id<'photo'>): string {
  return `money.expense_photo:${id}`;
}
