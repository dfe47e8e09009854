import { LinkButton } from '@/app/_ui/link-button';
import { Notice } from '@/app/_ui/notice';
import { requestI18n } from '@/lib/platform/request';
import type { ImportTally, ImportView } from '@/lib/shop/imports/queries';

type OutcomeProps = { handle: string; view: ImportView; tally: ImportTally };

/** The way on from an import that is over: to the drafts it made or to what is on sale now, and what was taken back where it is undone. */
export async function Outcome({ handle, view, tally }: OutcomeProps) {
  const { t } = await requestI18n();
  const writes = tally.created.items + tally.updated.items;
  const isUndone = view.state === 'undone';
  if (writes === 0 || !(isUndone || view.state === 'done')) return null;
  const products = `/studio/${handle}/products`;
  const hasDrafts = !isUndone && view.newState === 'draft';
  return (
    <div className="space-y-3">
      {isUndone && <Undone tally={tally} />}
      <p className="flex flex-wrap gap-3">
        {hasDrafts && <LinkButton href={`/studio/${handle}/open`}>{t('imports.see_drafts')}</LinkButton>}
        <LinkButton href={products} variant={hasDrafts || isUndone ? 'quiet' : 'primary'}>
          {t('imports.see_products')}
        </LinkButton>
      </p>
    </div>
  );
}

const undoneWords = { takenAway: 'undone_taken', restored: 'undone_restored', changedSince: 'undone_kept' } as const;

async function Undone({ tally }: { tally: ImportTally }) {
  const { t, formatNumber } = await requestI18n();
  const parts = (['takenAway', 'restored', 'changedSince'] as const).filter((part) => tally[part] > 0);
  const said = parts.length === 0 ? (['takenAway'] as const) : parts;
  return (
    <Notice tone="done">
      {said
        .map((part) => t(`imports.${undoneWords[part]}`, { count: tally[part], shown: formatNumber(tally[part]) }))
        .join(' ')}
    </Notice>
  );
}
