import { type Id, type Noun, parseId } from '@/lib/kernel/ids';

/** What a request asks of a list: how many (20, at most 100), and after which one; null when that is no id. */
export function readPage<N extends Noun>(request: Request, noun: N): { limit: number; after?: Id<N> } | null {
  const asked = new URL(request.url).searchParams;
  const limit = Math.min(100, Math.max(1, Math.floor(Number(asked.get('limit') ?? 20)) || 20));
  if (!asked.has('starting_after')) return { limit };
  const after = parseId(noun, asked.get('starting_after'));
  return after && { limit, after };
}

/** A page of a list that was asked for one more than fits. */
export function writePage<Row>(found: readonly Row[], limit: number, write: (row: Row) => unknown) {
  return { object: 'list', data: found.slice(0, limit).map(write), has_more: found.length > limit };
}
