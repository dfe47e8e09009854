import 'server-only';
import { ok, type Result } from '@/lib/kernel/result';
import type { Many } from '@/lib/money/orders/inbox/do-many';
import { requestI18n } from '@/lib/platform/request';
import { shownName } from '@/lib/platform/shown-name';

/** What became of several orders, in sentences. */
export type SaidMany = { said: string; left: string[] };

/** Says how many orders are done, and of each other one why not. */
export async function sayMany(what: 'pack' | 'ship', many: Result<Many, never>): Promise<Result<SaidMany, never>> {
  if (!many.ok) return many;
  const { t } = await requestI18n();
  const { done, left } = many.value;
  return ok({
    said: t(`inbox.${what}_done`, { count: done }),
    left: left.map(({ number, name, code }) =>
      t(`inbox.left_${code}`, { number, name: name === null ? '' : shownName(t, name) }),
    ),
  });
}
