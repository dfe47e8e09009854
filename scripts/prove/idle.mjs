/** A world's database as its owner, and when everything that follows from what was done in it has followed. */
import { waitUntil } from '../start/processes.mjs';
import { Refusal } from '../start/say.mjs';

/** Looking at two hundred pictures takes a busy machine minutes. */
const IDLE_WITHIN = 600_000;

/** @template Done @param {{ ownerUrl: string }} database @param {(sql: import('postgres').Sql) => Promise<Done>} work */
export async function asOwner(database, work) {
  const { default: connect } = await import('postgres');
  const owner = connect(database.ownerUrl, {
    max: 1,
    onnotice: () => undefined,
    connection: { 'souk.actor': 'system' },
  });
  try {
    return await work(owner);
  } finally {
    await owner.end({ timeout: 2 });
  }
}

/**
 * Until no job is due: what follows from a purchase (mails, counts, places in lists) has followed. Two worlds of which one has work
 * left are not comparable, so that is refused.
 * @param {{ ownerUrl: string }} database
 */
export const untilIdle = (database) =>
  asOwner(database, async (sql) => {
    const isIdle = async () => {
      const [{ due }] = await sql`
        select count(*)::int as due from graphile_worker.jobs where run_at <= now() and attempts < max_attempts`;
      return due === 0;
    };
    if (!(await waitUntil(isIdle, IDLE_WITHIN, 500)))
      throw new Refusal('The worker of a world has not done all of its jobs within ten minutes.');
  });
