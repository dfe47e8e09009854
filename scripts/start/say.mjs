/** What the launcher says: one line per step with its time, and one sentence when it cannot go on. */

/** A condition the person at the terminal can mend. Its message is a whole sentence that says what to do. */
export class Refusal extends Error {}

const started = performance.now();
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/**
 * Runs one step and prints it with its time; one that is long says so while it runs: at a terminal every second on its own
 * line, in a log every half minute. `work` may return a few words that end the line.
 * @template Value
 * @param {string} name
 * @param {() => Promise<Value> | Value} work
 * @param {(value: Value) => string} [describe]
 * @returns {Promise<Value>}
 */
export async function step(name, work, describe = () => '') {
  const since = performance.now();
  const done = sayMeanwhile(name, since);
  let value;
  try {
    value = await work();
  } finally {
    done();
  }
  const words = describe(value);
  console.log(`  ${name.padEnd(14)}${seconds(since).padStart(8)}${words ? `   ${words}` : ''}`);
  return value;
}

const ERASE_LINE = '\r\u001b[K';

/** @returns {() => void} to be called at the end of the step; leaves an empty line's beginning */
function sayMeanwhile(name, since) {
  const line = () => `  ${name.padEnd(14)}${seconds(since).padStart(8)}   …`;
  if (!process.stdout.isTTY) {
    const timer = setInterval(() => console.log(line()), 30_000).unref();
    return () => clearInterval(timer);
  }
  const timer = setInterval(() => process.stdout.write(`${ERASE_LINE}${line()}`), 1000).unref();
  return () => {
    clearInterval(timer);
    process.stdout.write(ERASE_LINE);
  };
}

export const say = (line) => console.log(line);
export const sinceStart = () => seconds(started);

/** The sentence for failures of the machine itself; undefined when the failure is not one of these. */
function sentenceFor(error) {
  const where = error.path ?? error.dest ?? process.cwd();
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk is full (writing ${where}). Free some space, or point SOUK_DATA at another disk, then start again.`;
    case 'EROFS':
      return `${where} is on a disk that can only be read. Set SOUK_DATA to a folder on another one, then start again.`;
    case 'EACCES':
    case 'EPERM':
      return `Souk may not write ${where}. Give this user that folder, or set SOUK_DATA to a folder it may write.`;
    case 'EMFILE':
    case 'ENFILE':
      return 'The system allows no more open files. Raise the limit (ulimit -n 4096), then start again.';
    default:
      return undefined;
  }
}

/**
 * What to print for an error that ends the launcher: a sentence if it is one a person can mend, else the whole stack.
 * @param {unknown} error
 */
export function explain(error) {
  if (error instanceof Refusal) return error.message;
  if (!(error instanceof Error)) return String(error);
  return sentenceFor(error) ?? error.stack ?? error.message;
}
