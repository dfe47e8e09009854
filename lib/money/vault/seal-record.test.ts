import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { UserKey } from '@/lib/platform/vault/model';
import { bindingOf, type Place } from './model';
import { openRecord } from './open-record';
import { sealRecord } from './seal-record';

const aKey = (): UserKey => ({ id: randomBytes(8).toString('hex'), key: randomBytes(32) });
const place: Place = { kind: 'address', id: 'adr_01', owner: 'person:1' };
const parts = {
  ...{ name: 'Mona', line1: '1 Olive Road', line2: '', city: 'Austin' },
  ...{ region: 'TX', postalCode: '78701', country: 'US', phone: '' },
};
const card = {
  token: 'pm_1',
  customer: null,
  fingerprint: null,
  brand: 'visa',
  last4: '4242',
  expMonth: 1,
  expYear: 30,
};

const text = fc.string({ unit: 'grapheme', maxLength: 60 });
const address = fc.record({
  ...{ name: text, line1: text, line2: text, city: text, region: text, postalCode: text, country: text, phone: text },
});
const somewhere = fc.record({ kind: fc.constant('address' as const), id: text, owner: text });

describe('a record', () => {
  test('opens to what was sealed, whatever that is, at its place', () => {
    fc.assert(
      fc.property(address, somewhere, (fields, at) => {
        const key = aKey();
        expect(openRecord(key, at, sealRecord(key, at, fields))).toEqual({ ok: true, value: fields });
      }),
    );
  });

  test('opens at no other place: every part of the place is bound to it', () => {
    fc.assert(
      fc.property(address, somewhere, somewhere, (fields, at, other) => {
        fc.pre(at.id !== other.id || at.owner !== other.owner);
        const key = aKey();
        expect(openRecord(key, other, sealRecord(key, at, fields))).toEqual({ ok: false, code: 'forged' });
      }),
    );
    const key = aKey();
    const sealed = sealRecord(key, place, parts);
    for (const part of [{ id: 'adr_02' }, { owner: 'person:2' }, { kind: 'card' as const }]) {
      expect(openRecord(key, { ...place, ...part }, sealed)).toEqual({ ok: false, code: 'forged' });
    }
  });

  test('is bound to table, id, owner, fields and version, and no two places are bound alike', () => {
    const bound = bindingOf(place);
    for (const word of ['money.address', 'adr_01', 'person:1', 'postalCode', ',1,']) expect(bound).toContain(word);
    expect(bindingOf(place, 2)).not.toBe(bound);
    const [one, other] = [
      { ...place, id: 'a","b', owner: 'c' },
      { ...place, id: 'a', owner: 'b","c' },
    ];
    expect(bindingOf(one)).not.toBe(bindingOf(other));
  });

  test('opens with its own key only', () => {
    const key = aKey();
    const sealed = sealRecord(key, place, parts);
    expect(openRecord(null, place, sealed)).toEqual({ ok: false, code: 'no_key' });
    expect(openRecord(aKey(), place, sealed)).toEqual({ ok: false, code: 'no_key' });
    expect(openRecord({ ...aKey(), id: key.id }, place, sealed)).toEqual({ ok: false, code: 'forged' });
  });

  test('does not open when a single bit of it is another', () => {
    const key = aKey();
    const sealed = sealRecord(key, place, parts);
    const head = sealed.slice(0, sealed.lastIndexOf('.') + 1);
    const body = Buffer.from(sealed.slice(head.length), 'base64url');
    fc.assert(
      fc.property(fc.nat(body.length * 8 - 1), (bit) => {
        const changed = Buffer.from(body);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(openRecord(key, place, head + changed.toString('base64url')).ok).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  test('does not open when a part of it is missing, or something is put behind it', () => {
    const key = aKey();
    const sealed = sealRecord(key, place, parts);
    for (let length = 0; length < sealed.length; length++) {
      expect(openRecord(key, place, sealed.slice(0, length)).ok).toBe(false);
    }
    for (const more of ['A', 'AAAA', '=', '\n', ' ']) expect(openRecord(key, place, sealed + more).ok).toBe(false);
    expect(openRecord(key, place, sealed.replace(/^1/, '2'))).toEqual({ ok: false, code: 'malformed' });
  });

  test('is never the same twice, and its length does not tell a brand or a street', () => {
    const key = aKey();
    expect(sealRecord(key, place, parts)).not.toBe(sealRecord(key, place, parts));
    const at: Place = { ...place, kind: 'card' };
    const lengths = ['visa', 'mastercard', 'diners'].map((brand) => sealRecord(key, at, { ...card, brand }).length);
    expect(new Set(lengths).size).toBe(1);
  });

  test('has exactly the fields of its kind', () => {
    expect(() => sealRecord(aKey(), place, card)).toThrow('other fields');
    const { phone: _, ...short } = parts;
    expect(() => sealRecord(aKey(), place, short)).toThrow('other fields');
  });
});
