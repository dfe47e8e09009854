/** Runs programs that end by themselves (npm, next build, migrations, seed) and can be told to stop with the launcher. */
import { spawn } from 'node:child_process';
import { Refusal } from './say.mjs';

const running = new Set();
const KEPT_OUTPUT = 200_000;

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{ environment?: NodeJS.ProcessEnv, passOutput?: boolean }} [options] passOutput sends both streams on to ours
 * @returns {Promise<{ code: number | null, output: string, errors: string }>}
 */
export function run(command, args, { environment = process.env, passOutput = false } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = passOutput ? 'inherit' : ['ignore', 'pipe', 'pipe'];
    const child = spawn(command, args, { env: environment, stdio });
    running.add(child);
    let output = '';
    let errors = '';
    child.stdout?.on('data', (chunk) => {
      output = (output + chunk).slice(-KEPT_OUTPUT);
    });
    child.stderr?.on('data', (chunk) => {
      errors = (errors + chunk).slice(-KEPT_OUTPUT);
    });
    child.once('error', reject);
    child.once('close', (code) => {
      running.delete(child);
      resolve({ code, output, errors });
    });
  });
}

/** Ends whatever step is under way, so that Ctrl-C during a build leaves no build behind. */
export function endRunning() {
  for (const child of running) child.kill('SIGTERM');
}

const FULL_DISK = /ENOSPC|No space left on device|disk quota/i;

/** Runs and insists on success; a full disk is named whoever met it, else `sentence` explains with the last words. */
export async function runOrRefuse(command, args, options, sentence) {
  const { code, output, errors } = await run(command, args, options);
  if (code === 0) return output;
  if (FULL_DISK.test(output + errors)) throw new Refusal('The disk is full. Free some space, then start again.');
  throw new Refusal(sentence(errors.trim() || output.trim()));
}

/** Runs a bundled program of ours; its own last words are the refusal. */
export function runProgram(name, args, environment) {
  const call = ['--enable-source-maps', `dist/${name}.mjs`, ...args];
  return runOrRefuse(process.execPath, call, { environment }, (words) => words || `${name} failed without a word.`);
}
