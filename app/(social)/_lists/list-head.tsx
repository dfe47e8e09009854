import { BackLink } from '@/app/_ui/back-link';
import { Link } from '@/app/_ui/link';
import { LinkButton } from '@/app/_ui/link-button';
import { LinkedText } from '@/app/_ui/linked-text';
import { requestI18n } from '@/lib/platform/request';
import type { ListView } from '@/lib/social/lists/queries';
import { Audience } from './list-card';

/** What a list is called, whose it is and what she says of it; for herself who sees it, and the way to change it. */
export async function ListHead({ list, arranging }: { list: ListView; arranging: boolean }) {
  const { t, formatNumber } = await requestI18n();
  const saved = list.kind === 'saved';
  const own = saved ? '/saved' : `/lists/${list.id}`;
  return (
    <header className="space-y-4">
      {list.mine && <BackLink href="/lists">{t('lists.back')}</BackLink>}
      <div className="space-y-2">
        <h1 className="text-2xl md:text-3xl">
          <bdi>{saved ? t('lists.saved') : list.name}</bdi>
        </h1>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-sm">
          {list.mine ? (
            <Audience audience={list.audience} />
          ) : (
            <Link
              href={`/people/${list.by.handle}`}
              className="inline-flex items-center pointer-coarse:min-h-11 hover:underline"
            >
              {t('lists.by', { name: list.by.name })}
            </Link>
          )}
          <span>{t('lists.items', { count: list.count, shown: formatNumber(list.count) })}</span>
        </p>
        {(saved || list.note) && (
          <p dir="auto" className="reading whitespace-pre-line">
            {saved ? t('lists.saved_lead') : <LinkedText text={list.note} />}
          </p>
        )}
      </div>
      {list.mine && !saved && (
        <div className="flex flex-wrap gap-2">
          <LinkButton href={`/lists/${list.id}/change`} variant="quiet" size="small">
            {t('lists.change')}
          </LinkButton>
          {list.count > 0 && (
            <LinkButton href={arranging ? own : `${own}?arrange=yes`} variant="quiet" size="small">
              {t(arranging ? 'lists.done' : 'lists.arrange')}
            </LinkButton>
          )}
        </div>
      )}
    </header>
  );
}
