/** The files git knows or would know, below some folders: what the checks read. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

export function sources(folders, pattern) {
  const listed = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--', ...folders], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return listed.stdout.split('\n').filter((file) => pattern.test(file) && existsSync(file));
}

export function read(file) {
  return readFileSync(file, 'utf8');
}

/** Prints what is wrong and ends with the right code. */
export function report(problems) {
  for (const problem of problems) process.stdout.write(`${problem}\n`);
  process.exit(problems.length === 0 ? 0 : 1);
}
