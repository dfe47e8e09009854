import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from '@/lib/kernel/ids';
import { auditName } from './audit';
import { safeKey } from './file-store';
import { problem } from './problem';
import { isUniqueViolation } from './unique-violation';
import { xmlText } from './xml';

describe('text for XML', () => {
  test('holds no markup and nothing that XML cannot hold, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const written = xmlText(text);
        expect(written).not.toMatch(/[<>"']|&(?!#\d+;)/);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
        expect(written).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
        expect(written).not.toMatch(/\p{Surrogate}/u);
      }),
    );
    expect(xmlText('a < b & "c"')).toBe('a &#60; b &#38; &#34;c&#34;');
    expect(xmlText('زليج 🏺')).toBe('زليج 🏺');
  });
});

describe('a route’s refusal', () => {
  test('says its code to programs, is kept by no cache and repeats nothing', async () => {
    const answer = problem(409, 'sold_out', { 'Retry-After': '3' });
    expect(answer.status).toBe(409);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('retry-after')).toBe('3');
    expect(await answer.json()).toEqual({ type: 'about:blank', title: 'sold out', status: 409, code: 'sold_out' });
  });
});

describe('how the audit names who acted', () => {
  test('is enough to find a person, and too little to be a guest', () => {
    const personId = newId('person');
    const person = {
      kind: 'person',
      personId,
      sessionId: newId('session'),
      name: 'Lina',
      handle: 'lina',
      device: '',
    } as const;
    const rest = { email: 'lina@example.com', emailVerified: true, roles: [], locale: 'en' } as const;
    expect(auditName({ ...person, ...rest })).toBe(personId);
    const guestHash = 'a'.repeat(64);
    expect(auditName({ kind: 'guest', guestHash, locale: 'en' })).toBe(`guest:${'a'.repeat(12)}`);
    expect(auditName({ kind: 'guest', guestHash: null, locale: 'en' })).toBe('guest:new');
    expect(auditName({ kind: 'system', name: 'sweep', locale: 'en' })).toBe('system:sweep');
  });
});

describe('a key of the file store', () => {
  test.each(['kept/abc', 'sizes/abc/640.webp', 'sizes/abc/', 'a'])('may be %j', (key) => {
    expect(safeKey(key)).toBe(key);
  });

  test.each([
    '',
    '/',
    '/etc/passwd',
    '../x',
    'a/../b',
    'a//b',
    'a/./b',
    'A',
    'a b',
    'a\\b',
    'a\u0000',
    '.hidden',
    'a/.b',
    'x'.repeat(201),
    'a/..',
  ])('is never %j', (key) => {
    expect(() => safeKey(key)).toThrow('storage key');
  });

  test('never leaves its folder, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '.', '/', '-', '\\', '0') }), (key) => {
        try {
          const resolved = new URL(safeKey(key), 'file:///store/').pathname;
          expect(resolved.startsWith('/store/')).toBe(true);
        } catch (error) {
          expect(String(error)).toContain('storage key');
        }
      }),
    );
  });
});

describe('two people wanting one thing', () => {
  const violation = (part: object = {}) =>
    Object.assign(new Error('no'), { code: '23505', constraint_name: 'person_email_key', ...part });

  test('is told apart from every other error, also through a wrapper', () => {
    expect(isUniqueViolation(violation(), 'person_email_key')).toBe(true);
    expect(isUniqueViolation(new Error('wrapped', { cause: violation() }), 'person_email_key')).toBe(true);
    expect(isUniqueViolation(violation(), 'profile_handle_key')).toBe(false);
    expect(isUniqueViolation(violation({ code: '23503' }), 'person_email_key')).toBe(false);
    for (const other of [null, undefined, 'no', {}, new Error('23505')])
      expect(isUniqueViolation(other, 'person_email_key')).toBe(false);
  });
});
