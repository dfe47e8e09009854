import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { isButtonScript } from '@/lib/platform/places';
import { pinnedScripts } from './pinned-scripts';
import { pinnedLine } from './two-lines';

const read = (version: string) => readFileSync(`public/pay/v${version}.js`);
const versions = Object.keys(pinnedScripts);

describe('the script of the button', () => {
  it.each(versions)('is under %s what it was when others took its hash', (version) => {
    const hash = `sha384-${createHash('sha384').update(read(version)).digest('base64')}`;
    expect(hash).toBe(pinnedScripts[version]);
    expect(read(version).toString()).toMatch(new RegExp(`^/\\*! Souk Pay ${version.replaceAll('.', '\\.')} `));
    expect(isButtonScript(`/pay/v${version}.js`)).toBe(true);
  });
  it('has no pinned version without a hash', () => {
    const files = readdirSync('public/pay').filter((file) => /^v\d+\.\d+\.\d+\.js$/.test(file));
    expect(files.map((file) => file.slice(1, -3)).toSorted()).toEqual(versions.toSorted());
    expect(versions.length).toBeGreaterThan(0);
  });
  it.each(['1', ...versions])('is at most 8 kB under %s, and makes no markup of texts', (version) => {
    expect(gzipSync(read(version), { level: 9 }).byteLength).toBeLessThanOrEqual(8_192);
    expect(read(version).toString()).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(/);
  });
  it('is offered to other pages with its hash', () => {
    const newest = versions.at(-1) ?? '';
    expect(pinnedLine()).toContain(`/pay/v${newest}.js" integrity="${pinnedScripts[newest]}"`);
  });
});
