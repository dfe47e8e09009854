import { expect, test } from 'vitest';
import { voiceOf } from '@/lib/platform/voice';
import { sayAreas } from './say-delivery';

test('a zone is told by its places, in the language of whoever reads', () => {
  const areas = ['LB', 'US-CA', 'US:941', '*'];
  expect(sayAreas(voiceOf('en'), { areas })).toBe(
    'Lebanon, United States · CA, United States · 941…, and Rest of the world',
  );
  const arabic = sayAreas(voiceOf('ar'), { areas: ['LB', 'US-CA'] });
  expect(arabic).toContain('لبنان');
  expect(arabic).toContain('الولايات المتحدة · CA');
});
