import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPgvector, openPgvector } from '@/db/testing/pgvector';
import { keepsToNearest } from '@/lib/shop/vision/testing/nearest-contract';

const binaries = findPgvector();

describe.skipIf(binaries === null)(`nearest, by pgvector${binaries === null ? ' (no server has it here)' : ''}`, () => {
  let close: (() => Promise<void>) | undefined;
  beforeAll(async () => {
    if (binaries !== null) close = await openPgvector(binaries);
  });
  afterAll(() => close?.());
  keepsToNearest('pgvector');

  it.each(['money', 'social', 'identity'])('is not read by %s', async (ring) => {
    const pool = postgres(process.env[`DATABASE_URL_${ring.toUpperCase()}`] ?? '', { max: 1 });
    await expect(pool`select 1 from shop.picture_near limit 1`).rejects.toMatchObject({ code: '42501' });
    await pool.end();
  });
});
