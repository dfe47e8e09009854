/** `npm run prove:privacy`: two worlds that differ only in what one person buys must look the same to everybody else. The parts are in scripts/prove/. */
import { fileURLToPath } from 'node:url';
import './node-version.mjs';

// Only now, because an old Node could not even read the rest.
const { main } = await import('./prove/main.mjs');
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
await main(process.argv.slice(2));
