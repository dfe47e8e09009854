import { notFound } from 'next/navigation';
import { LinkButton } from '@/app/_ui/link-button';
import { LookAgain } from '@/app/_ui/look-again';
import { Notice } from '@/app/_ui/notice';
import { parseId } from '@/lib/kernel/ids';
import { asciiDigits } from '@/lib/kernel/text';
import { isErrorCode } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { type MoveWhole, moveOf, postsOfMove } from '@/lib/shop/elsewhere/queries';
import { loadPage, titled } from '../../load-page';
import { Choosing } from './choosing';
import { Steering } from './steering';

export const generateMetadata = titled('move.title');

type MoveProps = {
  params: Promise<{ page: string; move: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What moves in: what was found and what of it is wanted, then what came; and the ways to pause and undo it. */
export default async function MovePage({ params, searchParams }: MoveProps) {
  const { page: handle, move: asked } = await params;
  const { actor, page } = await loadPage(handle, 'change_page');
  const id = parseId('move', asked);
  const whole = id && (await moveOf(actor, page.id, id));
  if (!whole || whole.view.state === 'dropped') notFound();
  const { t } = await requestI18n();
  const { view } = whole;
  const after = Number(asciiDigits(String((await searchParams).after ?? ''))) || 0;
  const posts = view.state === 'ready' ? await postsOfMove(actor, page.id, view.id, after) : [];
  return (
    <div className="space-y-6">
      <header className="space-y-2">
        <h1 className="text-xl md:text-2xl">
          <bdi className="break-all">{view.name}</bdi>
        </h1>
        <p className="text-muted">
          {view.kind && <>{t(`move.kind_${view.kind}`)} · </>}
          {t(`move.state_${view.state}`)}
        </p>
      </header>
      <Progress whole={whole} />
      {view.state === 'unreadable' && <Unreadable handle={page.handle} problem={view.problem} />}
      {view.state === 'paused' && (view.problem === 'owner_gone' || view.problem === 'storage_full') && (
        <Notice tone="danger">{t(view.problem === 'owner_gone' ? 'move.owner_gone' : 'errors.storage_full')}</Notice>
      )}
      {view.state === 'ready' && <Choosing page={page} whole={whole} posts={posts} after={after} />}
      {(view.state === 'done' || view.state === 'undone') && <Came handle={page.handle} whole={whole} />}
      <Steering page={page.id} view={view} />
    </div>
  );
}

async function Progress({ whole: { view, tally } }: { whole: MoveWhole }) {
  const { t, formatNumber } = await requestI18n();
  if (view.state !== 'reading' && view.state !== 'running' && view.state !== 'undoing') return null;
  const all = Math.max(view.done + (view.state === 'running' ? tally.chosen : tally.applied), 1);
  const counted = { done: formatNumber(view.done), all: formatNumber(all) };
  return (
    <div className="space-y-2 rounded-md bg-sunken px-4 py-3 text-sm" role="status">
      <p id="move-progress">
        {view.state === 'reading'
          ? t('move.progress_reading', { found: formatNumber(view.items) })
          : t('move.progress_running', counted)}
      </p>
      <progress
        aria-labelledby="move-progress"
        {...(view.state !== 'reading' && { value: view.done, max: all })}
        className="block h-1.5 w-full overflow-hidden rounded-full accent-teal"
      />
      <LookAgain />
    </div>
  );
}

/** Why there is nothing to choose of, and the screen that takes it where there is one. */
async function Unreadable({ handle, problem }: { handle: string; problem: string | null }) {
  const { t } = await requestI18n();
  const other =
    problem === 'move_catalogue'
      ? ({ href: `/studio/${handle}/import`, label: t('imports.title') } as const)
      : problem === 'move_pictures'
        ? ({ href: `/studio/${handle}/open`, label: t('studio.add_products') } as const)
        : null;
  return (
    <div className="space-y-3">
      <Notice tone="danger">
        {t(`errors.${problem !== null && isErrorCode(problem) ? problem : 'move_unknown'}`)}
      </Notice>
      {other && <LinkButton href={other.href}>{other.label}</LinkButton>}
    </div>
  );
}

async function Came({ handle, whole: { view, tally, importId, rightsAt } }: { handle: string; whole: MoveWhole }) {
  const { t, formatNumber, formatDate } = await requestI18n();
  const said = (key: 'came' | 'left' | 'pictures_lost', count: number) =>
    t(`move.${key}`, { count, shown: formatNumber(count) });
  return (
    <section className="max-w-2xl space-y-3">
      {view.state === 'done' && <p>{said('came', tally.applied)}</p>}
      {tally.lostPictures > 0 && view.state === 'done' && <p>{said('pictures_lost', tally.lostPictures)}</p>}
      {tally.changedSince > 0 && <Notice>{said('left', tally.changedSince)}</Notice>}
      {rightsAt && <p className="text-muted text-sm">{t('move.rights_said', { day: formatDate(rightsAt, 'date') })}</p>}
      {importId && view.state === 'done' && (
        <LinkButton href={`/studio/${handle}/import/${importId}`}>{t('move.to_products')}</LinkButton>
      )}
    </section>
  );
}
