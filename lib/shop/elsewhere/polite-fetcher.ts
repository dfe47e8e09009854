import { ok, type Result } from '@/lib/kernel/result';
import type { Elsewhere, ElsewhereCode, fetchElsewhere, Wish } from '@/lib/platform/fetch-elsewhere';
import { mayAsk } from './may-ask';

/** Asks one site for several things, as its `robots.txt` allows. */
export type Visit = {
  readonly fetch: (address: string, wish: Wish) => Promise<Result<Elsewhere, ElsewhereCode>>;
  /** Where a site says its maps are. */
  readonly mapsOf: (origin: string) => Promise<string[]>;
};

const robotsWish = { types: /^text\//, bytesMax: 500 * 1024, millisecondsMax: 5_000 } as const;

/**
 * A visit that asks every site, before each single request and after every redirect, whether machines may (`site_refuses`); each site
 * once. One that says nothing to machines forbids nothing; one that cannot be asked at all is not asked for more.
 */
export function politely(fetcher: typeof fetchElsewhere): Visit {
  const asked = new Map<string, Promise<Result<string, ElsewhereCode>>>();
  const robotsOf = (origin: string) => {
    const known = asked.get(origin) ?? read(origin);
    asked.set(origin, known);
    return known;
  };
  async function read(origin: string): Promise<Result<string, ElsewhereCode>> {
    const robots = await fetcher(`${origin}/robots.txt`, robotsWish);
    if (robots.ok) return ok(robots.value.bytes.toString('utf8'));
    return robots.code === 'not_there' || robots.code === 'wrong_type' ? ok('') : robots;
  }
  return {
    fetch: (address, wish) =>
      fetcher(address, {
        ...wish,
        mayAsk: async ({ origin, pathname, search }) => {
          const robots = await robotsOf(origin);
          if (!robots.ok) return robots.code;
          return mayAsk(robots.value, pathname + search) ? null : 'site_refuses';
        },
      }),
    mapsOf: async (origin) => {
      const robots = await robotsOf(origin);
      const lines = robots.ok ? robots.value.split(/\r?\n|\r/, 5_000) : [];
      return lines.flatMap((line) => /^\s*sitemap\s*:\s*(\S+)/i.exec(line)?.[1] ?? []);
    },
  };
}
