import type { Translate } from './i18n';

/** Who somebody is to whoever may see her: her name, or a deleted user where none is left because she closed her account. */
export function shownName(t: Translate, name: string | null | undefined): string {
  return name || t('common.deleted_user');
}
