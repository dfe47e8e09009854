/** Whether an error is Postgres holding a row to the named check. Looks through drizzle's wrapper. */
export function isCheckViolation(error: unknown, check: string): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return (
    cause instanceof Error &&
    'code' in cause &&
    cause.code === '23514' &&
    'constraint_name' in cause &&
    cause.constraint_name === check
  );
}
