/** A worker that goes on with every restore that waits, and ends: a program of its own, for tests that kill it. */
import { tendRestores } from '@/lib/shop/restores/tend-restores';
import { backParts, carriedPaths } from '@/worker/archives';

await tendRestores(backParts, carriedPaths);
process.exit(0);
