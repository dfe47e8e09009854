import { sql } from 'drizzle-orm';

/** How long a worker that has an import may be silent before another one goes on with it. */
export const leaseUntil = sql`now() + interval '20 seconds'`;
