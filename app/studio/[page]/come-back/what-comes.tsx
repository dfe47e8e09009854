import { RowList } from '@/app/_ui/row-list';
import { requestI18n } from '@/lib/platform/request';
import type { RestoreView } from '@/lib/shop/restores/queries';

/** Files of an archive that a person wants to know of, in her order; the others are part of these. */
const told = [
  ...(['page', 'products', 'pictures', 'places', 'updates', 'discounts', 'discount-codes', 'redirects'] as const),
  ...(['videos', 'design', 'history', 'orders', 'ledger'] as const),
] as const;

/** What an archive holds that comes back, by kinds. */
export async function WhatComes({ view }: { view: RestoreView }) {
  const { t, formatNumber } = await requestI18n();
  const counts = new Map(view.files.map(({ path, records }) => [path, records]));
  return (
    <section className="space-y-3">
      <h2 className="font-semibold text-lg">{t('archive.back_what')}</h2>
      <RowList>
        {told.map((name) => {
          const records = counts.get(`${name}.jsonl`) ?? 0;
          return (
            <li
              key={name}
              className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 px-4 py-2"
              hidden={records === 0}
            >
              <span>{t(`archive.back_file_${name}`)}</span>
              <span className="text-muted text-sm">
                {t('archive.records', { count: records, shown: formatNumber(records) })}
              </span>
            </li>
          );
        })}
      </RowList>
    </section>
  );
}

/** What did not come as it was. */
export async function Remarks({ view }: { view: RestoreView }) {
  const { t } = await requestI18n();
  if (view.remarks.length === 0) return null;
  return (
    <section className="space-y-3">
      <h2 className="font-semibold text-lg">{t('archive.back_remarks')}</h2>
      <RowList>
        {view.remarks.map(({ rule, found }) => (
          <li key={`${rule} ${found}`} className="break-words px-4 py-3 text-sm">
            {t(`archive.back_remark_${rule}`, { found })}
          </li>
        ))}
      </RowList>
    </section>
  );
}
