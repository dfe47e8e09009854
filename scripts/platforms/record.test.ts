import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { platforms, versionOf } from './folder.mjs';
import { readRecord, rowsOf, textOf } from './record.mjs';

const recorded = readFileSync('docs/integrations.md', 'utf8');
const daysMax = 30;

describe.each(Object.keys(platforms))('%s', (name) => {
  test('the record of the last try is younger than thirty days: npm run test:platforms', () => {
    const days = (Date.now() - Date.parse(readRecord(recorded, name)?.date ?? '')) / 86_400_000;
    expect(days).toBeLessThan(daysMax);
    expect(days).toBeGreaterThan(-1);
  });

  test('the record names the version that the package asks for', () => {
    expect(readRecord(recorded, name)?.version).toBe(versionOf(name));
  });

  test('the record tells the whole flow', () => {
    const steps = /session[\s\S]+capture[\s\S]+partial refund[\s\S]+cancel/;
    expect(recorded.split(`<!-- ${name} -->`)[1]?.split(`<!-- /${name} -->`)[0]).toMatch(steps);
  });
});

test('what is written is what is read', () => {
  const told = textOf('medusa', {
    date: '2026-11-28',
    version: '2.21.2',
    node: '20.20.2',
    rows: [['cancel', 'a', 'b']],
  });
  expect(told).toContain('| cancel | a | b |');
  expect(readRecord(`<!-- medusa -->${told}<!-- /medusa -->`, 'medusa')).toEqual({
    date: '2026-11-28',
    version: '2.21.2',
  });
  expect(readRecord('<!-- medusa --><!-- /medusa -->', 'medusa')).toBeNull();
  expect(() => readRecord('', 'medusa')).toThrow('no place for medusa');
  const annotations = [{ type: 'row', description: '["cancel","a","b"]' }, { type: 'other' }];
  const report = { suites: [{ file: 'medusa.spec.ts', specs: [{ tests: [{ annotations }] }] }] };
  expect(rowsOf(report)).toEqual({ medusa: [['cancel', 'a', 'b']] });
});
