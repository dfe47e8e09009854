import { randomUUID } from 'node:crypto';
import postgres, { type ISql, type Sql } from 'postgres';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { aPage, aProduct } from './shop';

/** Drops for tests: many connections of the money ring, and the units as only their owner sees them. */

/** Connections of the money ring, each a buyer at a time. */
export function buyers(connections: number): Sql {
  return postgres(process.env.DATABASE_URL_MONEY ?? '', { max: connections, onnotice: () => undefined });
}

/** The database's owner, who alone may look at units. */
export function unitsOwner(): Sql {
  return postgres(process.env.DATABASE_URL ?? '', { max: 2, onnotice: () => undefined });
}

/** Public variants of one product, in the order of their ids. */
export async function aDrop({ stock = 5, drop = true, variants = 1 } = {}): Promise<Id<'variant'>[]> {
  const { id } = await aPage();
  const options =
    variants > 1 ? [{ name: 'Size', values: Array.from({ length: variants }, (_, at) => String(at)) }] : [];
  const made = await aProduct(id, {
    options,
    variants: Array.from({ length: variants }, (_, at) => ({ stock, drop, values: variants > 1 ? [String(at)] : [] })),
  });
  return made.variants.sort((one, other) => (toUuid(one) < toUuid(other) ? -1 : 1));
}

/** What is reserved: a variant and how many of it. */
export type Line = { variant: Id<'variant'>; quantity: number };

/** Reserves inside an open transaction, as the second half of a tap would. */
export function reserve(transaction: ISql, lines: readonly Line[], attempt: string = randomUUID()) {
  const asked = lines.map(({ variant, quantity }) => ({ variant: toUuid(variant), quantity, unit_minor: 2_000 }));
  return transaction`select shop.reserve(${attempt}::uuid, ${transaction.json(asked)}, 600)`;
}

/** One buyer: reserves, keeps her transaction open for a while, and commits. Says whether she got it; throws what is no refusal. */
export async function buy(pool: Sql, lines: readonly Line[], holdMs = 50): Promise<boolean> {
  try {
    await pool.begin(async (transaction) => {
      await reserve(transaction, lines);
      await transaction`select pg_sleep(${holdMs / 1000})`;
    });
    return true;
  } catch (error) {
    if (error instanceof postgres.PostgresError && error.code === 'SK101') return false;
    throw error;
  }
}
