import { afterAll, describe, expect, it } from 'vitest';
import { openPicture } from './open-picture';
import { bombs } from './testing/bombs';
import { disguises } from './testing/disguises';
import { truncations } from './testing/truncations';

const files = [...truncations, ...bombs, ...disguises];
const before = process.memoryUsage.rss();
let highest = before;

describe('a file made to do harm', () => {
  it.each(files.map((file) => [file.name, file] as const))(
    '%s: is refused or only looked at, within a second',
    async (_, file) => {
      const bytes = await file.make();
      const base = process.memoryUsage.rss();
      let peak = base;
      // Decoders work beside this thread: what they take is seen while they do.
      const watch = setInterval(() => {
        peak = Math.max(peak, process.memoryUsage.rss());
      }, 10);
      const begun = performance.now();
      const opened = await openPicture(bytes);
      const took = performance.now() - begun;
      clearInterval(watch);
      highest = Math.max(highest, before + Math.max(peak, process.memoryUsage.rss()) - base);
      expect(file.expected).toContain(opened.ok ? 'opened' : opened.code);
      expect(took).toBeLessThan(1000);
    },
  );
});

afterAll(() => {
  expect(new Set(files.map((file) => file.name)).size).toBe(files.length);
  expect(files.length).toBeGreaterThanOrEqual(108);
  expect((highest - before) / 1e6).toBeLessThan(300);
});
