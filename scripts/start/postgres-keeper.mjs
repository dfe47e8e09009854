/** Watches the postmaster, which is no child of ours when it was adopted, and starts it again on its old port. */
import { setTimeout as pause } from 'node:timers/promises';
import { ensurePostgres } from './postgres.mjs';
import { isAlive } from './processes.mjs';
import { explain, say } from './say.mjs';

const TRIES_MAX = 8;

/**
 * @param {import('./postgres.mjs').Postgres} first
 * @param {(sentence: string) => void} giveUp
 * @returns {{ stop: () => void }}
 */
export function keepPostgres(first, giveUp) {
  let stopping = false;
  let current = first;

  async function revive() {
    for (let attempt = 1; !stopping; attempt += 1) {
      try {
        current = await ensurePostgres(first.folder);
        if (current.port === first.port) return;
        throw new Error(`port ${first.port} of the database has been taken by another program`);
      } catch (error) {
        if (attempt === TRIES_MAX) return giveUp(`The database cannot be started again. ${explain(error)}`);
        await pause(Math.min(250 * 2 ** attempt, 15_000));
      }
    }
  }

  async function watch() {
    while (!stopping) {
      await pause(300, undefined, { ref: false });
      if (stopping || isAlive(current.pid)) continue;
      say('  the database ended; starting it again');
      await revive();
    }
  }

  watch();
  return {
    stop() {
      stopping = true;
    },
  };
}
