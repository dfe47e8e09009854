import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { apiCodes, buttonCodes, windowCodes } from './codes';

const sourcesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
    .join('\n');

const all = (text: string, pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map(([, code = '']) => code))];

/** Verbs that the routes call: what they refuse is what a program reads. */
const verbs = ['create-pay-order', 'complete-pay-order', 'capture-pay-order', 'cancel-pay-order', 'refund-pay-order'];

describe('the list of refusals', () => {
  it('holds every code that the API answers', () => {
    const routes = sourcesIn('app/api/pay/v1') + sourcesIn('lib/money/button/api');
    const named = [
      ...all(routes, /(?:refusal|problem)\([^'\n]*'([a-z_]+)'/g),
      ...verbs.flatMap((verb) => all(readFileSync(`lib/money/button/${verb}.ts`, 'utf8'), /refuse\('([a-z_]+)'/g)),
      ...all(readFileSync('lib/money/button/schema.ts', 'utf8').split('const minor')[0] ?? '', /'([a-z]+_[a-z_]+)'\)/g),
    ];
    expect(named.length).toBeGreaterThan(25);
    // Faults are raised at fields too, which are no codes.
    const isField = (name: string) => name.endsWith('_amount');
    expect(named.filter((code) => !isField(code) && !Object.hasOwn(apiCodes, code))).toEqual([]);
  });

  it('holds every code that the button tells its page', () => {
    const script = readFileSync('public/pay/v1.js', 'utf8');
    expect(all(script, /#fail\('([a-z_]+)'/g).sort()).toEqual([...buttonCodes].sort());
  });

  it('holds every code for which our window shows an order to nobody', () => {
    const present = readFileSync('lib/money/button/present-pay-order.ts', 'utf8');
    const [, union = ''] = /type PresentCode =([^;]+);/.exec(present) ?? [];
    const sheet = readFileSync('app/(money)/pay/_window/ended-told.tsx', 'utf8');
    const named = [...all(union, /'([a-z_]+)'/g), ...all(sheet, /tellProblem\('([a-z_]+)'/g)];
    expect(named.sort()).toEqual([...windowCodes].sort());
  });
});
