/** The image models of the search by picture: made ready beside the open shop, which goes on with what there is. */
import fs from 'node:fs';
import { run } from './run.mjs';
import { say } from './say.mjs';

/**
 * Nobody waits for it, and its failing closes nothing.
 * @param {NodeJS.ProcessEnv} environment as the app has it
 */
export async function makeModelsReady(environment) {
  if (!fs.existsSync('dist/models.mjs')) return;
  const { code } = await run(process.execPath, ['dist/models.mjs'], { environment, passOutput: true });
  // Without a code it was ended with us.
  if (code) say('  models                   could not be made ready; pictures are searched with what there is');
}
