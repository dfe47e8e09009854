import 'server-only';
import { proveBooks } from './prove-books';
import { bookRows } from './queries';

/**
 * The command `verify-books`: prints the proof and the rows it speaks of as JSON, and answers the exit code, 0 when
 * the books are sound and 1 on any difference or when the provider could not be read. `summary` leaves out the rows.
 */
export async function verifyBooks(print: (line: string) => void, { summary = false } = {}): Promise<0 | 1> {
  const { sound, at, differences, provider, ...counts } = await proveBooks();
  const verdict = { sound, at, differences, provider, counts };
  print(JSON.stringify(summary ? verdict : { ...verdict, ...(await bookRows()) }, null, 2));
  return sound ? 0 : 1;
}
