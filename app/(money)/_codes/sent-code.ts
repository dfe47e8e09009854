import 'server-only';
import type { Actor } from '@/lib/identity/actor/model';
import { pageByHandle } from '@/lib/shop/pages/queries';

/** A code that an address brings along (`?code=`), and whose it is when the address says so too (`?shop=`). */
export async function sentCode(
  actor: Actor,
  { code, shop }: Record<string, string | string[] | undefined>,
): Promise<{ given?: string; pageId?: string }> {
  if (typeof code !== 'string' || code === '') return {};
  const page = typeof shop === 'string' ? await pageByHandle(actor, shop) : null;
  return { given: code.slice(0, 60), ...(page ? { pageId: page.id } : {}) };
}
