import { parseId } from '@/lib/kernel/ids';
import { allExpenses } from '@/lib/money/splits/expenses/queries';
import { groupCsv } from '@/lib/money/splits/expenses/write-csv';
import { groupOf } from '@/lib/money/splits/groups/queries';
import { allRepayments } from '@/lib/money/splits/repayments/queries';
import { currentActor } from '@/lib/platform/auth';
import { problem } from '@/lib/platform/problem';
import { allow } from '@/lib/platform/rate-limit';
import { requestI18n } from '@/lib/platform/request';
import { memberNames } from '../../member-name';

type Asked = { params: Promise<{ group: string }> };

/** All of a group as a file, for whoever is in it. */
export async function GET(_request: Request, { params }: Asked): Promise<Response> {
  const [actor, { t }, id] = await Promise.all([
    currentActor(),
    requestI18n(),
    params.then(({ group }) => parseId('group', group)),
  ]);
  const group = id && actor.kind === 'person' ? await groupOf(actor, id) : null;
  if (!group || actor.kind !== 'person') return problem(404, 'not_found');
  if (!(await allow('split-person', actor.personId))) return problem(429, 'too_many');
  const [expenses, repayments] = await Promise.all([
    allExpenses(actor, group.id),
    allRepayments(actor, group.id, group.me),
  ]);
  const nameOf = memberNames(t, group.members);
  const names = group.members.map((one) => ({ id: one.id, name: nameOf(one.id) }));
  return new Response(groupCsv(names, expenses, repayments), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': `attachment; filename="${group.id}.csv"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
