import type { Translate } from '@/lib/platform/i18n';
import { pageKinds } from '@/lib/shop/pages/model';

/** What a business is, in words; a kind this version does not know is simply a shop. */
export function kindName(t: Translate, kind: string): string {
  const known = pageKinds.find((one) => one === kind);
  return t(`shop.kind_${known ?? 'other'}`);
}
