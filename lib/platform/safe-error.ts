/**
 * An error as it may be written down. What a database error says may quote the row or the parameters, addresses
 * and tokens among them: of those only the code and the place stay. Everything else is returned as it is.
 */
export function safeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = codeOf(error) ?? codeOf(error.cause);
  if (code === null && !error.message.startsWith('Failed query:')) return error;
  const safe = new Error(`database error ${code ?? 'unknown'}`);
  safe.name = 'DatabaseError';
  safe.stack = [`${safe.name}: ${safe.message}`, ...framesOf(error)].join('\n');
  return safe;
}

/** Postgres's five characters (`23505`); null for other errors, whose codes are words (`ECONNRESET`). */
function codeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code) ? error.code : null;
}

function framesOf(error: Error): string[] {
  return (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
}
