import 'server-only';
import { proveBooks } from './prove-books';

/**
 * The command `verify-books`: prints the proof as JSON and answers the exit code, 0 when the books are
 * sound and 1 on any difference or when the provider could not be read.
 */
export async function verifyBooks(print: (line: string) => void): Promise<0 | 1> {
  const proof = await proveBooks();
  print(JSON.stringify(proof, null, 2));
  return proof.sound ? 0 : 1;
}
