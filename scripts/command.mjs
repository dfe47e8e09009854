/** `node scripts/command.mjs <name> [arguments]`: the npm scripts seed, verify-books, db:migrate and db:reset. */
import { main } from './start/command.mjs';

process.chdir(new URL('..', import.meta.url).pathname);
await main(process.argv.slice(2));
