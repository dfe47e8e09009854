import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { envNames, parseEnv } from './env';

const complete = { ...process.env };

describe('the environment', () => {
  it('names every missing variable at once', () => {
    const { SOUK_SECRET: _secret, DATABASE_URL_MONEY: _url, ...rest } = complete;
    expect(() => parseEnv(rest)).toThrow(/DATABASE_URL_MONEY/);
    expect(() => parseEnv(rest)).toThrow(/SOUK_SECRET/);
  });

  it('never repeats a value in its complaint', () => {
    const faulty = { ...complete, NEXTAUTH_SECRET: 'short-but-secret' };
    expect(() => parseEnv(faulty)).toThrow(/^(?!.*short-but-secret)/s);
  });

  it('takes an empty text for unset', () => {
    expect(parseEnv({ ...complete, SMTP_URL: '', S3_BUCKET: '' }).S3_BUCKET).toBeUndefined();
    expect(() => parseEnv({ ...complete, SOUK_ORIGIN: '' })).toThrow(/SOUK_ORIGIN/);
  });

  it('refuses an origin that carries a path', () => {
    expect(() => parseEnv({ ...complete, SOUK_ORIGIN: 'https://souk.example/shop' })).toThrow(/SOUK_ORIGIN/);
  });

  it('has a line for every variable in .env.example', () => {
    const example = readFileSync('.env.example', 'utf8');
    const named = new Set([...example.matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1]));
    expect(envNames.filter((name) => !named.has(name))).toEqual([]);
  });
});
