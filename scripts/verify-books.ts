/** `npm run -s verify-books`: the proof of the books as JSON, `--summary` without its rows; exit code 1 when anything does not add up. */
import { verifyBooks } from '@/lib/money/books/verify-books';

const lines: string[] = [];
const code = await verifyBooks((line) => lines.push(line), { summary: process.argv.includes('--summary') });
// The rings' pools would keep the process alive; it ends when everything is written.
process.stdout.write(`${lines.join('\n')}\n`, () => process.exit(code));
