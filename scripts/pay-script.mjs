/**
 * `npm run pay-script`: pins public/pay/v1.js under the version its first line names, beside those of before, and writes its hash for pages that
 * load no other. A version that was pinned is never written again: what changed gets a new one.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const folder = 'public/pay';
const script = readFileSync(`${folder}/v1.js`);
const [, version] = /^\/\*! Souk Pay (\d+\.\d+\.\d+) /.exec(script.toString()) ?? [];
if (!version) throw new Error('The first line of public/pay/v1.js names no version.');
const pinned = `${folder}/v${version}.js`;
if (existsSync(pinned) && !readFileSync(pinned).equals(script)) {
  throw new Error(
    `Version ${version} is pinned and others have its hash: name a new version in the first line of public/pay/v1.js.`,
  );
}
writeFileSync(pinned, script);
const hashes = readdirSync(folder)
  .flatMap((file) => /^v(\d+\.\d+\.\d+)\.js$/.exec(file)?.[1] ?? [])
  .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }))
  .map((one) => [
    one,
    `sha384-${createHash('sha384')
      .update(readFileSync(`${folder}/v${one}.js`))
      .digest('base64')}`,
  ]);
const lines = hashes.map(([one, hash]) => `  '${one}': '${hash}',\n`).join('');
writeFileSync(
  'lib/money/button/console/pinned-scripts.ts',
  `/** Every pinned version of the button's script with its hash (SRI), the newest last. Written by \`npm run pay-script\`. */
export const pinnedScripts: Readonly<Record<string, string>> = {
${lines}};
`,
);
