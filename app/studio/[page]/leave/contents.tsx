import { RowList } from '@/app/_ui/row-list';
import { requestI18n } from '@/lib/platform/request';
import type { ArchiveView } from '@/lib/shop/archives/queries';

/** What an archive holds so far, file by file; its pictures are one line. */
export async function Contents({ archive }: { archive: ArchiveView }) {
  const { t, formatNumber } = await requestI18n();
  return (
    <section className="space-y-3">
      <h2 className="font-semibold text-lg">{t('archive.contents')}</h2>
      {archive.files.length === 0 ? (
        <p className="text-muted">{t('archive.nothing_yet')}</p>
      ) : (
        <RowList>
          {archive.files.map(({ path, records }) => (
            <li key={path} className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 px-4 py-2">
              {path === 'pictures' ? (
                <span>{t('archive.pictures_file')}</span>
              ) : (
                <bdi className="break-all font-mono text-sm">{path}</bdi>
              )}
              <span className="text-muted text-sm">
                {t('archive.records', { count: records, shown: formatNumber(records) })}
              </span>
            </li>
          ))}
        </RowList>
      )}
    </section>
  );
}
