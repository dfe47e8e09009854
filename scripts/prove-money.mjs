/**
 * `npm run prove:money`: that money between people always sums, with large numbers (docs/reliability.md). `-- --seed 7` does the same again,
 * `--only sums,walk,storm` chooses. `npm run storm:transfers -- --transfers 100000` is the storm alone. The parts are in scripts/prove-money/.
 */
import { fileURLToPath } from 'node:url';
import './node-version.mjs';

// Only now, because an old Node could not even read the rest.
const { main } = await import('./prove-money/main.mjs');
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
await main(process.argv.slice(2));
