/**
 * `npm run chaos`: shows that try to make money go wrong (docs/reliability.md). `-- --seed 7` does the same again, `--only races,kills`
 * chooses, `--short` is what `npm test -- --chaos` runs. The parts are in scripts/chaos/.
 */
import { fileURLToPath } from 'node:url';
import './node-version.mjs';

// Only now, because an old Node could not even read the rest.
const { main } = await import('./chaos/main.mjs');
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
await main(process.argv.slice(2));
