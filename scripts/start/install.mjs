/** Installs packages when what is installed differs from the lock file. */

import { allowedInstallScripts } from './allowed-install-scripts.mjs';
import { readJson } from './files.mjs';
import { runOrRefuse } from './run.mjs';
import { say } from './say.mjs';

/**
 * npm keeps its own account of what it installed; it is compared package by package, so that a developer's `npm install`
 * counts as well as ours. Optional packages (other systems' binaries) may be missing.
 */
export function isInstalled() {
  const wanted = readJson('package-lock.json')?.packages ?? {};
  const found = readJson('node_modules/.package-lock.json')?.packages ?? {};
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    if (path === '' || (found[path] === undefined && (optional || devOptional))) return true;
    return found[path]?.version === version;
  });
}

function npm(args) {
  // Under `npm start` npm says where it is; a bare `node scripts/start.mjs` finds it on the path.
  const own = process.env.npm_execpath;
  const [command, first] = own?.endsWith('.js') ? [process.execPath, [own]] : ['npm', []];
  const environment = { ...process.env, NODE_ENV: '' };
  return runOrRefuse(command, [...first, ...args], { environment }, (words) => {
    const reason = words
      .split('\n')
      .filter((line) => /npm (error|ERR!)/.test(line))
      .slice(0, 3)
      .join('\n');
    return `npm could not install the packages. Check the network or the registry, then start again.\n${reason || words.slice(-600)}`;
  });
}

/** @returns {Promise<'unchanged' | 'installed'>} */
export async function install() {
  if (isInstalled()) return 'unchanged';
  say('  packages                 installing, a minute or two the first time');
  await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
  if (allowedInstallScripts.length > 0) await npm(['rebuild', ...allowedInstallScripts]);
  return 'installed';
}
