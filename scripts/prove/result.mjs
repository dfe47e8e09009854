/** The last result, kept with the code: the public page shows it. Written as it comes, so that a proof that breaks off loses nothing and says that it did. */
import fs from 'node:fs';
import path from 'node:path';
import { readJson, writeJson } from '../start/files.mjs';
import { say } from '../start/say.mjs';
import { notCompared } from './not-compared.mjs';
import { inData, onTheWire } from './plants.mjs';

const FILE = 'app/privacy/proof/result.json';

/** @typedef {{ name: string, faults: string[] }} Result */
/**
 * @typedef {{ results: Result[], add: (results: Result[]) => void, compared: (told: Partial<import('./ask-both.mjs').Told>) => void, end: () => void }} Record
 *   `add` says them too; `compared` may be told again while it goes on
 */

/**
 * Begins a record. Nothing but a whole proof is `shown`, whether it holds or not: a page that shows only good news proves nothing.
 * @param {{ folder: string, shown: boolean, facts: object, file?: string }} given `facts` are what is known before anything is compared; whatever is found lies in the folder, too
 * @returns {Record}
 */
export function openRecord({ folder, shown, facts, file = FILE }) {
  const results = [];
  const kept = { ...head(), ...facts, answers: 0, megabytes: 0, differences: 0, inOrder: 0, again: 0, medians: {} };
  const log = path.join(folder, 'found.jsonl');
  fs.rmSync(log, { force: true });
  const write = (finished) => {
    if (!shown) return;
    const holds = finished && results.every(({ faults }) => faults.length === 0);
    writeJson(file, { ...kept, finished, holds, checks: results.length }, 0o644);
  };
  write(false);
  return {
    results,
    add(more) {
      for (const result of more) {
        results.push(result);
        fs.appendFileSync(log, `${JSON.stringify(result)}\n`);
        sayResult(result);
      }
      write(false);
    },
    compared({ found, compared, bytes, ordered, again, medians }) {
      Object.assign(kept, { answers: compared, megabytes: Math.round(bytes / 1e6), differences: found.length });
      Object.assign(kept, { inOrder: ordered, again, medians: medians ?? {} });
      write(false);
    },
    end() {
      write(true);
      if (shown) say(`  result           ${file}`);
    },
  };
}

const head = () => ({
  date: new Date().toISOString().slice(0, 10),
  version: readJson('package.json').version,
  finished: false,
  holds: false,
  notCompared: Object.keys(notCompared).length,
  plants: onTheWire.length + inData.length,
});

/** @param {Result} result */
function sayResult({ name, faults }) {
  say(`  ${faults.length === 0 ? 'holds' : 'FAULT'}  ${name}`);
  for (const fault of faults.slice(0, 20)) say(`         ${fault}`);
  if (faults.length > 20) say(`         and ${faults.length - 20} more`);
}
