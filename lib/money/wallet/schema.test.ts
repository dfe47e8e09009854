import { describe, expect, it } from 'vitest';
import { AddressForm } from './schema';

const good = { name: 'Lina', line1: '1 Main St', city: 'Austin', postalCode: '78701', country: 'US' };
const faults = (typed: object) =>
  Object.fromEntries(
    (AddressForm.safeParse(typed).error?.issues ?? []).map((one) => [one.path.join('.'), one.message]),
  );

describe('the address form', () => {
  it('reports every fault of every field at once', () => {
    expect(faults({ country: 'US', postalCode: '12', phone: 'no' })).toEqual({
      ...{ name: 'required', line1: 'required', city: 'required' },
      ...{ postalCode: 'bad_postal_code', phone: 'bad_phone' },
    });
  });

  it('finds the state of an American address by its postal code, whatever else was sent along', () => {
    expect(AddressForm.parse(good)).toMatchObject({ region: 'TX' });
    for (const region of ['Texas', 'CA', 'OR'])
      expect(AddressForm.parse({ ...good, region })).toMatchObject({ region: 'TX' });
  });

  it('understands Arabic digits', () => {
    expect(AddressForm.parse({ ...good, postalCode: '٧٨٧٠١' })).toMatchObject({ postalCode: '78701' });
    const dubai = { ...good, country: 'AE', postalCode: '', phone: '٠٥٠ ١٢٣ ٤٥٦٧' };
    expect(AddressForm.parse(dubai)).toMatchObject({ phone: '+971501234567' });
  });

  it('asks for a phone where couriers call, and only there', () => {
    expect(faults({ ...good, country: 'AE', postalCode: '' })).toEqual({ phone: 'required' });
    expect(faults(good)).toEqual({});
  });

  it('keeps one line of harmless text', () => {
    const typed = { ...good, name: '  Lina\n\u202e<b>Haddad</b>\u0000 ' };
    expect(AddressForm.parse(typed)).toMatchObject({ name: 'Lina <b>Haddad</b>' });
    expect(faults({ ...good, line1: 'x'.repeat(201) })).toEqual({ line1: 'too_long' });
  });

  it('refuses what is not an id as a missing address, and ignores what it does not know', () => {
    expect(faults({ ...good, addressId: 'adr_nonsense' })).toEqual({ addressId: 'not_found' });
    expect(AddressForm.parse({ ...good, owner: 'system', personId: 'per_1' })).not.toHaveProperty('owner');
  });
});
