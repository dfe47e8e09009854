/** `npm run build`: packages, bundles and the app, as `npm start` would make them, without starting anything. */
import { fileURLToPath } from 'node:url';
import './node-version.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
// Only now, because an old Node could not even read the rest.
const { explain, step } = await import('./start/say.mjs');
const { install } = await import('./start/install.mjs');
const { bundle } = await import('./start/bundle.mjs');
const { build } = await import('./start/build.mjs');

try {
  await step('packages', install, String);
  await step('bundles', () => bundle(), String);
  await step('build', build, String);
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
