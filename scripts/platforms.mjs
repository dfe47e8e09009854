/**
 * `npm run test:platforms`: real Medusa and Vendure servers from npm, in a folder of their own, paid by the button and refunded from their own
 * admin API. `-- vendure` chooses one. The record goes to docs/integrations.md. The parts are in scripts/platforms/.
 */
import { fileURLToPath } from 'node:url';
import './node-version.mjs';

// Only now, because an old Node could not even read the rest.
const { main } = await import('./platforms/main.mjs');
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
await main(process.argv.slice(2));
