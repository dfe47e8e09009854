import { Notice } from '@/app/_ui/notice';
import type { OwedShare, SharedPurchase } from '@/lib/money/parts/queries';
import { requestI18n } from '@/lib/platform/request';

/** Tells whoever pays a share that her bank sent back what she was given, and who owes it to her. */
export async function OwedNotice({ owed, of }: { owed: OwedShare | null; of: SharedPurchase }) {
  if (!owed) return null;
  const { t, formatMoney } = await requestI18n();
  const seller = [...new Set(of.things.map(({ pageName }) => pageName))].join(', ');
  return <Notice>{t(`parts.owed_by_${owed.by}`, { amount: formatMoney(owed.amount), seller })}</Notice>;
}
