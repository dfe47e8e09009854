import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';

/** Many texts in one round trip, as the index and the query fold them. */
async function folded(texts: readonly string[]): Promise<string[]> {
  const rows = await shopDb().execute<{ folded: string }>(sql`
    select shop.fold(given.text) as folded
    from jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb) with ordinality as given(text, place) order by place`);
  return rows.map((row) => row.folded);
}

describe('one word written in different ways', () => {
  it.each([
    ['alef with and without hamza', 'أطلس', 'اطلس', 'إطلس', 'آطلس', 'ٱطلس'],
    ['ta marbuta and ha', 'سجادة', 'سجاده'],
    ['ya and alef maqsura', 'مقهى', 'مقهي'],
    ['Persian ya and kaf', 'کرسی', 'كرسي'],
    ['hamza on a seat', 'مؤسسة', 'موسسة', 'موسسه'],
    ['vowel marks', 'نُحَاسِيّ', 'نحاسي'],
    ['a stretched word', 'فخـــار', 'فخار'],
    ['accents', 'Café Crème', 'cafe creme', 'CAFE\u0301 CRE\u0300ME'],
    ['letters of Latin’s neighbours', 'Straße', 'STRASSE', 'strasse'],
    ['Arabic and Persian digits', 'رقم ١٢٣', 'رقم 123', 'رقم ۱۲۳'],
    ['apostrophes', 'l’été', "l'ete", 'lete'],
    ['marks that show nothing', 'ru\u00adg\u200b', 'rug'],
    ['full-width letters', 'Ｒｕｇ', 'rug'],
    ['dashes and spaces', 'hand-made   rug', 'hand made rug', ' HAND—MADE rug '],
  ])('is one word: %s', async (_, ...spellings) => {
    expect(new Set(await folded(spellings)).size).toBe(1);
  });

  it.each([
    ['سجاد', 'سداد'],
    ['rug', 'rig'],
    ['12', '21'],
    ['بلاط', 'بساط'],
  ])('but %j is not %j', async (one, other) => {
    expect(new Set(await folded([one, other])).size).toBe(2);
  });
});

describe('folding', () => {
  it('done twice is done once, and leaves nothing but words and single spaces', async () => {
    // A zero byte cannot be sent to Postgres at all; the form's parser takes it out long before.
    const texts = fc
      .sample(fc.string({ unit: 'binary', maxLength: 30 }), { numRuns: 400, seed: 7 })
      .map((text) => text.replaceAll('\u0000', '').replace(/\p{Surrogate}/gu, ''));
    const once = await folded(texts);
    expect(await folded(once)).toEqual(once);
    for (const text of once) expect(text).not.toMatch(/^ | $| {2}|[!-/:-@[-`{-~\u0600-\u0605\u064b-\u065f]/);
  });
});
