import type { Sql } from 'postgres';

const worker = globalThis as typeof globalThis & {
  soukPools?: Map<string, { $client: Sql }>;
  soukReadPools?: Map<string, Sql>;
};

/** Ends the connections of `db/client/*`: whatever is asked next goes where the environment then says. */
export async function endPools(): Promise<void> {
  const pools = [...(worker.soukReadPools?.values() ?? [])];
  for (const { $client } of worker.soukPools?.values() ?? []) pools.push($client);
  delete worker.soukPools;
  delete worker.soukReadPools;
  // A connection that is just opening asks for types by itself: cut off then, it would fail whatever test runs next.
  await Promise.all(pools.map((pool) => pool.end({ timeout: 1 })));
}
