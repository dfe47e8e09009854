import 'server-only';
import { proveBooks, proveBooksByRow } from './prove-books';

/**
 * The command `verify-books`: prints the proof and the rows it speaks of as JSON, and answers the exit code, 0 when
 * the books are sound and 1 on any difference or when the provider could not be read. Everything printed is of one moment;
 * `summary` leaves out the rows.
 */
export async function verifyBooks(print: (line: string) => void, { summary = false } = {}): Promise<0 | 1> {
  const { proof, rows } = summary ? { proof: await proveBooks(), rows: {} } : await proveBooksByRow();
  const { sound, at, differences, provider, ...counts } = proof;
  print(JSON.stringify({ sound, at, differences, provider, counts, ...rows }, null, 2));
  return sound ? 0 : 1;
}
