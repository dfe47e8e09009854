/** `npm test`: fetches what it needs, tests everything, ends with one line `N passed, N failed`. The parts are in scripts/test/. */
import { fileURLToPath } from 'node:url';
import './node-version.mjs';

// Only now, because an old Node could not even read the rest.
const { main } = await import('./test/main.mjs');
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
await main(process.argv.slice(2));
