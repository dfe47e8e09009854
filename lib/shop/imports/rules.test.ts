import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import arabic from '@/lib/platform/messages/ar/imports.json';
import english from '@/lib/platform/messages/en/imports.json';
import { ProductDocument } from '@/lib/shop/catalog/product-document';
import { ruleOf, rules } from './rules';

/** What reads and merges, but for tests and what only they use. */
const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.includes('testing') && name !== 'rules.ts',
  )
  .map((name) => ({ name, text: readFileSync(join(import.meta.dirname, name), 'utf8') }));

/** The places where code names a rule: noting a problem, breaking a record off, writing a fault down. */
const places = [
  /\bnote\.(?:warn|refuse)\(([^,]*),/g,
  /\bsay\(\s*(?:'warning'|'refusal'|kind),[^,]*,[^,]*,([^,)]*)[,)]/g,
  /\bbrokenRecord\([^,]*,([^,]*),/g,
  /\brule(?::| =(?!=))([^;,}]*)[;,}]/g,
];

/** Names by file: the words in quotes of each place, or what is computed there. */
function named(): { name: string; rule: string }[] {
  return sources.flatMap(({ name, text }) =>
    places.flatMap((place) =>
      [...text.matchAll(place)].flatMap(([, found = '']) =>
        [...found.matchAll(/(?<![=!]== ?)'([a-z_]+)'(?! in )/g)].map(([, rule = '']) => ({ name, rule })),
      ),
    ),
  );
}

describe('a rule that a file may break', () => {
  it('is found in the code at all', () => {
    expect(new Set(named().map(({ rule }) => rule)).size).toBeGreaterThan(40);
  });

  it('has a name that the list knows, wherever a reader or a merge names it', () => {
    const known: readonly string[] = rules;
    expect(named().filter(({ rule }) => !known.includes(rule))).toEqual([]);
  });

  it('is said in both languages, with what to do', () => {
    const keys = rules.flatMap((rule) => [`rule_${rule}`, `fix_${rule}`]);
    const said = (messages: object) => Object.keys(messages).filter((key) => /^(?:rule|fix)_/.test(key));
    expect(said(english).toSorted()).toEqual(keys.toSorted());
    expect(said(arabic).toSorted()).toEqual(keys.toSorted());
  });

  it('is known by its name also where a document’s own rules refuse', () => {
    const wrong = {
      title: 'a'.repeat(1_000),
      brand: 'two  spaces',
      tags: ['', 'same', 'same'],
      hsCode: 'x',
      originCountry: 'x',
      googleCategory: 'x',
      options: [{ name: '', values: [''] }],
      variants: [{ values: [''], gtin: '1', weightGrams: -1, priceMinor: 0n, compareAtMinor: 10n ** 30n, stock: -1 }],
    };
    const issues = ProductDocument.safeParse(wrong).error?.issues ?? [];
    const codes = issues.map(({ message }) => message).filter((message) => /^[a-z_]+$/.test(message));
    expect(new Set(codes).size).toBeGreaterThan(8);
    expect(codes.filter((code) => ruleOf(code) !== code)).toEqual([]);
  });
});
