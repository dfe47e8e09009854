import { describe, expect, it } from 'vitest';
import { keysAlone, readSettings } from './settings.mjs';

const index = Buffer.alloc(32).toString('base64');
const database = 'postgres://souk:x@db.example:5432/souk';

const read = (part: Record<string, string>) => readSettings({ NODE_ENV: 'test', ...part });

describe('keys of the vault', () => {
  it('that are given by half are refused with what is missing', () => {
    expect(() => read({ SOUK_KEYS_URL: 'https://keys.example' })).toThrow('SOUK_KEYS_TOKEN');
    expect(() => read({ SOUK_KEYS_URL: 'https://keys.example', SOUK_KEYS_TOKEN: 'x' })).toThrow('SOUK_INDEX_KEY');
    expect(() => read({ SOUK_KEY_RING: `a:${index}` })).toThrow('SOUK_INDEX_KEY');
    const whole = { SOUK_KEYS_TOKEN: 'x', SOUK_INDEX_KEY: index };
    expect(() => read({ ...whole, SOUK_KEYS_URL: 'http://keys.example' })).toThrow('https');
    for (const url of ['https://keys.example', 'http://127.0.0.1:8200'])
      expect(read({ ...whole, SOUK_KEYS_URL: url }).mode).toBe('sandbox');
  });

  it('that another copy of the site would not have are told in one line, and only those', () => {
    const settings = read({ SOUK_DATA: '/data' });
    expect(keysAlone(settings, { NODE_ENV: 'test' })).toBeUndefined();
    expect(keysAlone(settings, { NODE_ENV: 'test', DATABASE_URL: database })).toMatch(
      /^owners' keys lie in \/data\/keys, [^\n]+$/,
    );
    for (const shared of [{ SOUK_KEYS_FOLDER: '/shared' }, { SOUK_KEYS_URL: 'https://keys.example' }])
      expect(keysAlone(settings, { NODE_ENV: 'test', DATABASE_URL: database, ...shared })).toBeUndefined();
  });
});
