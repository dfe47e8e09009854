import { notFound } from 'next/navigation';
import { LookAgain } from '@/app/_ui/look-again';
import { Notice } from '@/app/_ui/notice';
import { parseId } from '@/lib/kernel/ids';
import { asciiDigits } from '@/lib/kernel/text';
import { isErrorCode } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { type ImportView, type ItemFilter, importOf } from '@/lib/shop/imports/queries';
import { loadPage, titled } from '../../load-page';
import { ColumnMapper } from './column-mapper';
import { Corrected } from './corrected';
import { dialectName } from './dialect-name';
import { Items } from './items';
import { Missing } from './missing';
import { Outcome } from './outcome';
import { Steering } from './steering';
import { Tally } from './tally';

export const generateMetadata = titled('imports.title');

type ImportProps = {
  params: Promise<{ page: string; import: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const filters = ['all', 'created', 'updated', 'unchanged', 'refused', 'warned', 'changed_since'] as const;

/** What a catalogue file would change, then what it has changed; and the ways to run, pause and undo it. */
export default async function ImportPage({ params, searchParams }: ImportProps) {
  const { page: handle, import: asked } = await params;
  const { actor, page } = await loadPage(handle, 'change_catalog');
  const id = parseId('import', asked);
  const found = id && (await importOf(actor, page.id, id));
  if (!found) notFound();
  const { view, tally } = found;
  const { t, formatNumber } = await requestI18n();
  const parameters = await searchParams;
  const filter: ItemFilter = filters.find((one) => one === parameters.show) ?? 'all';
  const after = Number(asciiDigits(String(parameters.after ?? ''))) || 0;
  const writes = tally.created.items + tally.updated.items;
  const counted = writes + tally.unchanged.items + tally.refused.items;
  return (
    <div className="space-y-6">
      <header className="space-y-2">
        <h1 className="text-xl md:text-2xl">
          <bdi className="break-all">{view.fileName}</bdi>
        </h1>
        <p className="text-muted">
          {view.dialect && (
            <>{t('imports.read_as', { dialect: dialectName(view.dialect, t), encoding: view.encoding ?? '' })} · </>
          )}
          {t(`imports.state_${view.state}`)}
        </p>
      </header>
      <Progress view={view} writes={writes + tally.unchanged.items} />
      <Missing actor={actor} page={page} view={view} />
      {view.state === 'unreadable' && (
        <Notice tone="danger">
          {t(`errors.${view.problem && isErrorCode(view.problem) ? view.problem : 'file_broken'}`)}{' '}
          {view.problemLine !== null && t('imports.at_line', { line: formatNumber(view.problemLine) })}
        </Notice>
      )}
      {view.problem === 'owner_gone' && <Notice>{t('imports.owner_gone')}</Notice>}
      {view.unheld.length > 0 && (
        <Notice>
          {t('imports.unheld')} <bdi>{view.unheld.join(', ')}</bdi>
        </Notice>
      )}
      {view.state === 'unreadable' ? (
        <ColumnMapper page={page.id} view={view} />
      ) : (
        <>
          {view.items > 0 && counted === 0 ? (
            <p className="text-muted">{t('imports.forgotten')}</p>
          ) : (
            <Tally tally={tally} rows={view.rows} />
          )}
          <Outcome handle={page.handle} view={view} tally={tally} />
        </>
      )}
      <Steering page={page.id} view={view} tally={tally} />
      {view.state === 'ready' && <ColumnMapper page={page.id} view={view} />}
      <Corrected handle={page.handle} view={view} refused={tally.refused.items} />
      <Items actor={actor} page={page} view={view} tally={tally} filter={filter} after={after} />
    </div>
  );
}

async function Progress({ view, writes }: { view: ImportView; writes: number }) {
  const { t, formatNumber } = await requestI18n();
  if (!['reading', 'running', 'undoing'].includes(view.state)) return null;
  const isReading = view.state === 'reading';
  return (
    <div className="space-y-2 rounded-md bg-sunken px-4 py-3 text-sm" role="status">
      <p id="import-progress">
        {isReading
          ? t('imports.progress_reading', { rows: formatNumber(view.rows) })
          : t('imports.progress_running', { done: formatNumber(view.done), all: formatNumber(writes) })}
      </p>
      <progress
        aria-labelledby="import-progress"
        {...(!isReading && { value: view.done, max: Math.max(writes, 1) })}
        className="block h-1.5 w-full overflow-hidden rounded-full accent-teal"
      />
      <LookAgain />
    </div>
  );
}
