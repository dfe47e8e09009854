/** The folder in which a platform lives, outside of our own packages: what is installed from npm, and ours as they would be published. */
import fs from 'node:fs';
import path from 'node:path';
import { runOrRefuse } from '../start/run.mjs';

/** What a platform's own server needs beside ours, at the version of `main`, which is the one our package names. */
export const platforms = {
  vendure: { main: '@vendure/core', also: [], more: { 'sql.js': '^1.13.0' } },
  medusa: { main: '@medusajs/framework', also: ['@medusajs/medusa', '@medusajs/cli'], more: {} },
};

const read = (file) => JSON.parse(fs.readFileSync(file, 'utf8'));

/** The version our package was made for: its peer dependency without the sign before it. */
export function versionOf(name) {
  return read(`integrations/${name}/package.json`).peerDependencies[platforms[name].main].replace('~', '');
}

/** Installs what is missing and answers the version that is there. */
export async function makeReady(root, name) {
  const folder = path.join(root, name);
  const version = versionOf(name);
  const { main, also, more } = platforms[name];
  const wanted = Object.fromEntries([main, ...also].map((one) => [one, version]));
  const manifest = { name: `souk-${name}`, private: true, dependencies: { ...wanted, ...more } };
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  const file = path.join(folder, 'package.json');
  const kept = path.join(folder, 'installed.json');
  fs.mkdirSync(folder, { recursive: true });
  if (!fs.existsSync(kept) || fs.readFileSync(kept, 'utf8') !== text) {
    fs.rmSync(kept, { force: true });
    fs.writeFileSync(file, text);
    const args = ['install', '--prefix', folder, '--legacy-peer-deps', '--no-audit', '--no-fund'];
    await runOrRefuse('npm', args, {}, (words) => `npm could not install ${name}.\n${words.slice(-1000)}`);
    fs.writeFileSync(kept, text);
  }
  for (const own of ['client', name]) await putOwn(folder, own);
  return read(path.join(folder, 'node_modules', main, 'package.json')).version;
}

/** Puts one of our packages there as npm would publish it: a file that its list forgets is missing here too. */
async function putOwn(folder, own) {
  const { name, version } = read(`integrations/${own}/package.json`);
  const place = path.join(folder, 'node_modules', name);
  const sorry = (words) => `${name} could not be packed.\n${words.slice(-1000)}`;
  await runOrRefuse('npm', ['pack', `./integrations/${own}`, '--pack-destination', folder], {}, sorry);
  fs.rmSync(place, { recursive: true, force: true });
  fs.mkdirSync(place, { recursive: true });
  const packed = path.join(folder, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`);
  await runOrRefuse('tar', ['-xzf', packed, '-C', place, '--strip-components=1'], {}, sorry);
}
