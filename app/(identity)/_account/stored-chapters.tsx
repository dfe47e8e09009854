import { Chip } from '@/app/_ui/chip';
import { ChevronDownIcon } from '@/app/_ui/icons';
import { RowList } from '@/app/_ui/row-list';
import { type CopiedTables, type CopyChapter, chaptersOf, type Taken, takenIn } from '@/lib/platform/copied/model';
import { isMessage } from '@/lib/platform/i18n';
import { requestI18n, useVoice } from '@/lib/platform/request';
import { isPersonal, type Stored, type StoredTables } from '@/lib/platform/stored/model';

type StoredChaptersProps = { copied: CopiedTables; stored: StoredTables; counts: ReadonlyMap<string, number> };

/** What a ring stores of somebody, chapter by chapter as in her copy: how many, who sees it, how long it stays and why. */
export async function StoredChapters({ copied, stored, counts }: StoredChaptersProps) {
  const { t } = await requestI18n();
  const countIn = (chapter: CopyChapter) =>
    takenIn(copied, chapter).reduce((sum, [name]) => sum + (counts.get(name) ?? 0), 0);
  return (
    <RowList>
      {chaptersOf(copied).map((chapter) => (
        <li key={chapter}>
          <details className="group">
            <summary className="flex min-h-14 cursor-pointer list-none items-center gap-4 px-4 py-3 hover:bg-sunken sm:px-6">
              <span className="min-w-0 flex-1 font-medium">{t(`copy.chapter_${chapter}`)}</span>
              <Chip>{t('centre.things', { count: countIn(chapter) })}</Chip>
              <ChevronDownIcon size={18} className="shrink-0 text-muted group-open:rotate-180" />
            </summary>
            <ul className="divide-y divide-line border-line border-t bg-sunken">
              {takenIn(copied, chapter).map(([name, table]) => {
                const known = stored[name];
                return known && isPersonal(known) ? (
                  <StoredTable key={name} name={name} table={table} known={known} count={counts.get(name) ?? 0} />
                ) : null;
              })}
            </ul>
          </details>
        </li>
      ))}
    </RowList>
  );
}

/** Who sees it, by the word of the registry. */
const seenBy = {
  herself: 'centre.seen_herself',
  friends: 'centre.seen_friends',
  'whom she chose': 'centre.seen_whom_she_chose',
  'both sides': 'centre.seen_both_sides',
  page: 'centre.seen_page',
  operator: 'centre.seen_operator',
  everybody: 'centre.seen_everybody',
  nobody: 'centre.seen_nobody',
} as const satisfies Record<Stored['seenBy'], string>;

function StoredTable({ name, table, known, count }: { name: string; table: Taken; known: Stored; count: number }) {
  const { t } = useVoice();
  const key = `copy.table_${name.replace('.', '_')}`;
  return (
    <li className="space-y-1 px-4 py-3 text-sm sm:px-6">
      <h3 className="flex items-baseline justify-between gap-3 font-medium">
        {isMessage(key) ? t(key) : name}
        <span className="shrink-0 font-normal text-muted">{t('centre.things', { count })}</span>
      </h3>
      <dl className="grid grid-cols-[max-content_1fr] gap-x-3 text-muted">
        <dt>{t('centre.seen_by')}</dt>
        <dd>{t(seenBy[known.seenBy])}</dd>
        <dt>{t('centre.stays')}</dt>
        <dd>
          {t(`centre.fate_${known.fate}`)}
          {table.kept && <> · {t(`centre.why_${table.kept}`)}</>}
        </dd>
      </dl>
    </li>
  );
}
