/**
 * `npm start`: from a fresh clone, or after a crash, to a running Souk. `--dev` serves with `next dev`, `--database-only`
 * starts just the database. This file must be readable by an old Node, to say that it is old; the rest is in scripts/start/.
 */
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Souk needs Node 20.19 or newer, and this is ${process.versions.node}. Install a newer one from https://nodejs.org, then start again.`,
  );
  process.exit(1);
}
process.chdir(new URL('..', import.meta.url).pathname);
import('./start/main.mjs').then(({ main }) => main(process.argv.slice(2)));
