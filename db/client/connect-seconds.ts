/**
 * How long a new connection may take. A visitor is told after two seconds; on a machine that is busy with something
 * else, as with a build beside the tests, a slow connection says nothing about the database.
 */
export const connectSeconds = Number(process.env.DATABASE_CONNECT_SECONDS ?? 2);
