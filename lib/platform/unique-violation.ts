/**
 * Whether an error is Postgres refusing a second row in the named unique index: two people wanted the same thing
 * at once and this one came later. Looks through drizzle's wrapper.
 */
export function isUniqueViolation(error: unknown, index: string): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return (
    cause instanceof Error &&
    'code' in cause &&
    cause.code === '23505' &&
    'constraint_name' in cause &&
    cause.constraint_name === index
  );
}
