import { describe, expect, it } from 'vitest';
import { namedCountry } from './named-country';

const named = (search: string, chosen?: string) => namedCountry(new URLSearchParams(search), chosen);

describe('a country in an address', () => {
  it('is where she is who has chosen none', () => {
    expect(named('?variant=var_1&deliver-to=AE')).toBe('AE');
    expect(named('?variant=var_1')).toBe('');
  });

  it('changes nothing of what she chose, anywhere included', () => {
    expect(named('?deliver-to=AE', 'SA')).toBe('');
    expect(named('?deliver-to=AE', 'any')).toBe('');
  });

  it('is none unless there is such a country', () => {
    for (const text of ['ae', 'ZZ', 'AE ', 'any', '', 'AE; path=/']) expect(named(`?deliver-to=${text}`)).toBe('');
  });
});
