import { afterAll, beforeAll, describe } from 'vitest';
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
});
