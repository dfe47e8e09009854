/**
 * How long a new connection may take. A visitor is told after two seconds; on a machine that is busy with something
 * else, as with a build beside the tests, a slow connection says nothing about the database.
 */
export const connectSeconds = Number(process.env.DATABASE_CONNECT_SECONDS ?? 2);

/**
 * How long a statement may go without a byte of an answer before its connection is given up. The server ends statements
 * half a second sooner, so only a server that cannot be heard is ever given up.
 */
export const answerSeconds = Number(process.env.DATABASE_ANSWER_SECONDS ?? 4.5);

/** What the server is told: `statement_timeout` in milliseconds, five seconds at most. */
export const statementMs = Math.min(5_000, (answerSeconds - 0.5) * 1000);
