import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/kernel/ids';
import {
  type AddressView,
  type CardView,
  isExpired,
  phoneNumber,
  placeLine,
  postalCode,
  readyToPay,
  ruleOf,
  shortenAddress,
  stateOfZip,
} from './model';

const card = (change: Partial<CardView> = {}): CardView => ({
  ...{
    id: newId('method'),
    kind: 'card',
    currencies: null,
    brand: 'visa',
    last4: '4242',
    expMonth: 12,
    expYear: 2030,
    isDefault: true,
    expired: false,
  },
  ...change,
});
const home: AddressView = {
  ...{ id: newId('address'), name: 'Mona', line1: 'Street 1', line2: '', city: 'Dubai', region: '', postalCode: '' },
  ...{ country: 'AE', phone: '', isDefault: true },
};

describe('a wallet', () => {
  it('is ready for one tap with a default card that lives and a default address, and not otherwise', () => {
    expect(readyToPay({ methods: [card()], addresses: [home] }, 'USD')).not.toBeNull();
    expect(readyToPay({ methods: [card({ expired: true })], addresses: [home] }, 'USD')).toBeNull();
    expect(readyToPay({ methods: [card({ isDefault: false })], addresses: [home] }, 'USD')).toBeNull();
    expect(readyToPay({ methods: [card()], addresses: [] }, 'USD')).toBeNull();
  });

  it('is not ready for a currency that its default method does not take', () => {
    const euro = { methods: [card({ currencies: ['EUR'] }), card({ isDefault: false })], addresses: [home] };
    expect(readyToPay(euro, 'EUR')).not.toBeNull();
    expect(readyToPay(euro, 'AED')).toBeNull();
  });

  it.each([
    ['lina@example.com', 'l…@example.com'],
    ['a@b.example', 'a…@b.example'],
    ['"x@y"@host.example', '"…@host.example'],
    ['', ''],
    ['@host.example', ''],
  ])('shows of %s only %s', (address, shown) => {
    expect(shortenAddress(address)).toBe(shown);
  });

  it('takes a card until the end of its last month', () => {
    expect(isExpired({ expMonth: 2, expYear: 2028 }, new Date('2028-02-29T23:59:59Z'))).toBe(false);
    expect(isExpired({ expMonth: 2, expYear: 2028 }, new Date('2028-03-01T00:00:00Z'))).toBe(true);
    expect(isExpired({ expMonth: 12, expYear: 2028 }, new Date('2028-12-31T12:00:00Z'))).toBe(false);
  });
});

describe('an address', () => {
  it.each([
    [{ city: 'Austin', region: 'TX', postalCode: '78701', country: 'US' }, 'Austin TX 78701'],
    [{ city: 'Paris', region: '', postalCode: '75011', country: 'FR' }, '75011 Paris'],
    [{ city: 'Dubai', region: '', postalCode: '', country: 'AE' }, 'Dubai'],
  ])('names its place as its country does', (address, line) => expect(placeLine(address)).toBe(line));

  it.each([
    ['US', '10001', '10001'],
    ['US', '94103-1234', '94103-1234'],
    ['US', '1234', null],
    ['JP', '1500001', '150-0001'],
    ['GB', 'sw1a 1aa', 'SW1A 1AA'],
    ['FR', '7501', null],
    ['AE', '', ''],
    ['SA', '', null],
    ['ZZ', 'anything', 'ANYTHING'],
  ])('in %s takes the postal code %j as %j', (country, typed, written) => {
    expect(postalCode(typed, country)).toBe(written);
  });

  it('accepts the example it shows, in every country that has postal codes', () => {
    for (const country of [
      'AU',
      'CA',
      'CH',
      'DE',
      'EG',
      'ES',
      'FR',
      'GB',
      'IT',
      'JO',
      'JP',
      'KW',
      'MA',
      'NL',
      'SA',
      'US',
    ]) {
      expect(postalCode(ruleOf(country).postalExample, country), country).not.toBeNull();
    }
  });

  it.each([
    ['10001', 'NY'],
    ['94103', 'CA'],
    ['02139', 'MA'],
    ['60601', 'IL'],
    ['99501', 'AK'],
    ['20001', 'DC'],
    ['33101', 'FL'],
    ['73301', 'TX'],
    ['73401', 'OK'],
    ['75201', 'TX'],
    ['96801', 'HI'],
    ['97201', 'OR'],
    ['98101', 'WA'],
    ['84101', 'UT'],
  ])('finds the state of ZIP %s', (zip, state) => {
    expect(stateOfZip(zip)).toBe(state);
  });

  it.each([
    ['+971 50 123 4567', 'AE', '+971501234567'],
    ['050 123 4567', 'AE', '+971501234567'],
    ['00966-512345678', 'SA', '+966512345678'],
    ['(212) 555-0100', 'US', '+12125550100'],
    ['12345', 'US', null],
    ['call me', 'US', null],
    ['0501234567', 'ZZ', null],
  ])('reads the phone %j in %s as %j', (typed, country, number) => {
    expect(phoneNumber(typed, country)).toBe(number);
  });

  it('never keeps a phone that is not E.164, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('AE', 'US', 'JP', 'ZZ', '__proto__'), (typed, country) => {
        const number = phoneNumber(typed, country);
        expect(number === null || /^\+[1-9]\d{7,14}$/.test(number)).toBe(true);
      }),
    );
  });
});
