import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { gtinProblem } from './gtin';

describe('a GTIN', () => {
  it.each([
    ['', null],
    ['4006381333931', null],
    ['96385074', null],
    ['036000291452', null],
    ['10614141000415', null],
    ['4006381333930', 'gtin_check_1'],
    ['96385075', 'gtin_check_4'],
    ['036000291450', 'gtin_check_2'],
    ['1234', 'gtin'],
    ['400638133393a', 'gtin'],
    ['٤٠٠٦٣٨١٣٣٣٩٣١', 'gtin'],
  ])('%j: %s', (digits, problem) => {
    expect(gtinProblem(digits)).toBe(problem);
  });

  it('is one here exactly where it is one to the database', async () => {
    const texts = fc.sample(fc.stringMatching(/^[0-9]{7,15}$/), { numRuns: 400, seed: 7 });
    const rows = await shopDb().execute<{ text: string; right: boolean }>(
      sql`select text, shop.is_gtin(text) as right from jsonb_array_elements_text(${JSON.stringify(texts)}::text::jsonb) as text`,
    );
    expect(rows.some((row) => row.right)).toBe(true);
    for (const { text, right } of rows) expect([text, gtinProblem(text) === null]).toEqual([text, right]);
  });
});
