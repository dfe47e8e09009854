import type { PersonActor } from '@/lib/identity/actor/model';
import { type AuditView, namesOfPeople } from '@/lib/identity/operations/queries';
import { parseId } from '@/lib/kernel/ids';
import { namesOfThings } from '@/lib/shop/operations/queries';

/** What an id of the audit is called, and where it can be looked at; without a path nobody can. */
export type AuditNames = ReadonlyMap<string, { readonly name: string; readonly path: string | null }>;

/** The names of everybody and everything in these lines, asked for once for all of them. */
export async function namesIn(actor: PersonActor, lines: readonly AuditView[]): Promise<AuditNames> {
  const ids = [...new Set(lines.flatMap((line) => [line.actor, line.subject]))];
  const [people, things] = await Promise.all([
    namesOfPeople(
      actor,
      ids.flatMap((id) => parseId('person', id) ?? []),
    ),
    namesOfThings(
      actor,
      ids.flatMap((id) => parseId('page', id) ?? parseId('product', id) ?? []),
    ),
  ]);
  const named = [...people].map(([id, { name, handle }]) => [id, { name, path: `/people/${handle}` }] as const);
  return new Map([...named, ...things]);
}
