/** `node scripts/command.mjs <name> [arguments]`: the npm scripts seed, verify-books, db:migrate and db:reset. */
import { fileURLToPath } from 'node:url';
import './node-version.mjs';

// Only now, because an old Node could not even read the rest.
const { main } = await import('./start/command.mjs');
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
await main(process.argv.slice(2));
