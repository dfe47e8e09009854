import type { Answer, Call } from '../core/call';
import type { Filter } from '../core/store';
import type { Json, Resource } from '../core/values';

/** A list of the second version: newest first, and the address of the next page instead of a cursor. */
export async function answerV2Page<Kind extends Resource>(
  call: Call,
  kind: Kind['object'],
  url: string,
  asked: { limit?: number | undefined; page?: string | undefined },
  where: Filter,
  view: (one: Kind) => Json,
): Promise<Answer> {
  const limit = asked.limit ?? 20;
  const cursor = asked.page === undefined ? {} : { starting_after: asked.page };
  const page = await call.store.page<Kind>(kind, where, { limit, ...cursor });
  const last = page.data.at(-1);
  const next = page.has_more && last !== undefined ? `${url}?limit=${limit}&page=${last.id}` : null;
  return { status: 200, body: { data: page.data.map(view), next_page_url: next, previous_page_url: null } };
}
