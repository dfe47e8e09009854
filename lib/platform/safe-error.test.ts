import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { identityDb } from '@/db/client/identity';
import { safeError } from './safe-error';

const thrownBy = (query: PromiseLike<unknown>) =>
  Promise.resolve(query).then(
    () => null,
    (error: unknown) => error,
  );

describe('an error that is written down', () => {
  it('says of a failed query its code and its place, never what was in it', async () => {
    const secret = 'amina@example.com';
    const failed = await thrownBy(identityDb().execute(sql`select ${secret}::text::integer`));
    expect(String(failed)).toContain(secret);
    const safe = safeError(failed);
    expect(safe).toBeInstanceOf(Error);
    const written = safe instanceof Error ? `${safe.message}\n${safe.stack}\n${JSON.stringify(safe)}` : '';
    expect(written).toContain('database error 22P02');
    expect(written).toContain('    at ');
    expect(written).not.toContain(secret);
    expect(written).not.toContain('select');
  });

  it('leaves every other error as it is', () => {
    const other = new TypeError('x is not a function');
    expect(safeError(other)).toBe(other);
    expect(safeError('text')).toBe('text');
  });
});
