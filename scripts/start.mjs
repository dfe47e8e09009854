/**
 * `npm start`: from a fresh clone, or after a crash, to a running Souk. `--dev` serves with `next dev`, `--database-only`
 * starts just the database. The parts are in scripts/start/.
 */
import { fileURLToPath } from 'node:url';
import './node-version.mjs';

// Only now, because an old Node could not even read the rest.
const { main } = await import('./start/main.mjs');
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
await main(process.argv.slice(2));
