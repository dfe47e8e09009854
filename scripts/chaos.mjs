/**
 * `npm run chaos`: shoppers buy while programs are killed, then the books are read. `-- --rounds 20 --seed 7` chooses how
 * often and in which order; `--short` is what `npm test` runs. The parts are in scripts/chaos/.
 */
import { fileURLToPath } from 'node:url';
import './node-version.mjs';

// Only now, because an old Node could not even read the rest.
const { main } = await import('./chaos/main.mjs');
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
await main(process.argv.slice(2));
