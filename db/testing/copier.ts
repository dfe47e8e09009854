/** A worker that makes every copy that waits, and ends: a program of its own, for tests that kill it. */
import { tendCopies } from '@/lib/identity/copies/tend-copies';
import { parts } from '@/worker/copies';

await tendCopies(parts);
process.exit(0);
