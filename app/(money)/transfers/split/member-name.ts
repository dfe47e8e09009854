import type { Member } from '@/lib/money/splits/groups/model';
import type { Translate } from '@/lib/platform/i18n';
import { shownName } from '@/lib/platform/shown-name';

/** How members of a group are called to each other. */
export function memberNames(t: Translate, members: readonly Member[]): (id: string) => string {
  const names = new Map<string, string>(members.map(({ id, name }) => [id, shownName(t, name)]));
  return (id) => names.get(id) ?? shownName(t, '');
}
