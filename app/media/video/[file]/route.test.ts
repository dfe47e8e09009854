import { beforeEach, expect, it, vi } from 'vitest';
import { GET } from './route';

const limit = vi.hoisted(() => ({ asked: [] as string[], isWithin: true }));
vi.mock('@/lib/platform/rate-limit', () => ({
  allow: async (name: string, who: string) => {
    limit.asked.push(`${name} ${who}`);
    return limit.isWithin;
  },
}));
vi.mock('@/lib/platform/visit', () => ({ networkOfRequest: async () => '192.0.2.0/24' }));
const read = vi.hoisted(() => vi.fn(async () => null));
vi.mock('@/lib/shop/videos/queries', () => ({ keptVideo: read, captionsOf: read }));

const asked = (file: string) =>
  GET(new Request('http://localhost/', { headers: { range: 'bytes=0-0' } }), { params: Promise.resolve({ file }) });
beforeEach(() => {
  limit.asked = [];
  read.mockClear();
});

it('parts of videos are counted by the network that asks, and too many are not read', async () => {
  const file = `${'a'.repeat(32)}.mp4`;
  expect([(await asked(file)).status, limit.asked, read.mock.calls.length]).toEqual([
    ...[404, ['video-network 192.0.2.0/24'], 1],
  ]);
  limit.isWithin = false;
  const refused = await asked(file);
  expect([refused.status, refused.headers.get('retry-after'), read.mock.calls.length]).toEqual([429, '600', 1]);
});
