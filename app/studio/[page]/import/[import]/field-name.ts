import type { Translate } from '@/lib/platform/i18n';
import { mappedFields } from '@/lib/shop/imports/schema';

/** What a remark is about: our own fields by their word in the language of the reader, a column of the file as the file calls it. */
export function fieldName(field: string, t: Translate): string {
  const own = mappedFields.find((one) => one === field);
  return own === undefined ? field : t(`imports.field_${own}`);
}
