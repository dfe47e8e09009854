/**
 * Evidence: the files by which the two sides of a dispute show what they say.
 *
 * Invariants
 * - A file is seen by the buyer and the sellers of its order, and by nobody else: no address of it is public.
 * - A picture is decoded and encoded again; a PDF stays what its sender made it, and is never shown, only handed out.
 * - A seller's file shows one of the provider's nine things, and each of them is shown once in a dispute.
 * - A buyer's file stays here: her own bank takes evidence from her, not from us.
 * - A row is made before its bytes and seen after them; what was shown stays shown.
 */
import type { FileKind } from '@/lib/kernel/file-kind';
import type { Id } from '@/lib/kernel/ids';

/** What a seller's file may show: the provider's fields of evidence, one file each. `db/sql` holds the same list. */
export const evidenceShows = [
  'receipt',
  'shipping_documentation',
  'customer_communication',
  'customer_signature',
  'refund_policy',
  'cancellation_policy',
  'service_documentation',
  'duplicate_charge_documentation',
  'uncategorized_file',
] as const;
/** One of them. */
export type EvidenceShows = (typeof evidenceShows)[number];

/** What is kept: a picture of ours, or a seller's PDF. */
export type EvidenceKind = 'jpeg' | 'pdf';

/** The media type of a kind. */
export const evidenceType: Record<EvidenceKind, string> = { jpeg: 'image/jpeg', pdf: 'application/pdf' };

/** A file as both sides see it. `shows` is null for a buyer's. */
export type EvidenceFile = {
  id: Id<'evidence'>;
  side: 'buyer' | 'seller';
  kind: EvidenceKind;
  bytes: number;
  shows: EvidenceShows | null;
  note: string;
  at: Date;
};

/** Why a file is not taken for what it is. */
export type EvidenceProblem =
  | 'file_empty'
  | 'file_too_big'
  | 'pdf_too_big'
  | 'not_an_image'
  | 'not_evidence'
  | 'broken_pdf'
  | 'too_many_pixels'
  | 'broken_image'
  | 'busy';

/** A picture may weigh this much as it is sent. */
export const pictureBytesMax = 10 * 1024 * 1024;
/** A PDF is kept as it is, and must leave room for others in what the provider reads. */
export const pdfBytesMax = 2 * 1024 * 1024;

/** Where the bytes of a file lie in the store: not below what `/media` reads. */
export function evidencePlace(id: Id<'evidence'>): string {
  return `evidence/${id.replace('_', '-')}`;
}

/** A word of the provider's list; null for anything else. */
export function showsOf(word: string | null): EvidenceShows | null {
  return evidenceShows.find((known) => known === word) ?? null;
}

/** What is wrong with a file by its weight and first bytes, for the side that sends it; a picture may still turn out broken. */
export function evidenceProblem(
  bytes: Uint8Array,
  kind: FileKind | null,
  side: 'buyer' | 'seller',
): EvidenceProblem | null {
  if (bytes.length === 0) return 'file_empty';
  if (kind === null || (kind === 'pdf' && side === 'buyer')) return side === 'buyer' ? 'not_an_image' : 'not_evidence';
  if (kind !== 'pdf') return bytes.length > pictureBytesMax ? 'file_too_big' : null;
  if (bytes.length > pdfBytesMax) return 'pdf_too_big';
  return isWholePdf(bytes) ? null : 'broken_pdf';
}

/** A PDF that ends, and that nobody needs a password for. */
function isWholePdf(bytes: Uint8Array): boolean {
  const text = new TextDecoder('latin1').decode(bytes);
  return text.slice(-1_024).includes('%%EOF') && !text.includes('/Encrypt');
}
