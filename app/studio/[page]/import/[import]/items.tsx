import { Chip } from '@/app/_ui/chip';
import { Link } from '@/app/_ui/link';
import { RowList } from '@/app/_ui/row-list';
import { Tabs } from '@/app/_ui/tabs';
import type { PersonActor } from '@/lib/identity/actor/model';
import { requestI18n } from '@/lib/platform/request';
import type { Voice } from '@/lib/platform/voice';
import { type Foreseen, foreseen, type SharedRemark, sharedRemarks } from '@/lib/shop/imports/foresee';
import type { ReadProblem } from '@/lib/shop/imports/model';
import {
  type ImportItemView,
  type ImportTally,
  type ImportView,
  type ItemFilter,
  importItems,
  itemsPerPart,
} from '@/lib/shop/imports/queries';
import { ruleOf } from '@/lib/shop/imports/rules';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { fieldName } from './field-name';
import { SharedRemarks } from './shared-remarks';
import { WillBe } from './will-be';

type ItemsProps = {
  actor: PersonActor;
  page: PageSettings;
  view: ImportView;
  tally: ImportTally;
  filter: ItemFilter;
  after: number;
};

/** The products of a file, each with what becomes of it and what is wrong at which line. */
export async function Items({ actor, page, view, tally, filter, after }: ItemsProps) {
  const [voice, items, shared] = await Promise.all([
    requestI18n(),
    importItems(actor, page.id, view.id, { filter, after }),
    sharedRemarks(actor, page.id, view.id),
  ]);
  const awaited = view.state === 'ready' ? items.filter(({ outcome }) => outcome !== 'refused') : [];
  const willBe = await foreseen(
    actor,
    page.id,
    view.id,
    awaited.map(({ no }) => no),
  );
  const { t, formatNumber } = voice;
  const here = `/studio/${page.handle}/import/${view.id}`;
  const counts: Record<ItemFilter, number> = {
    all: view.items,
    ...{ created: tally.created.items, updated: tally.updated.items },
    ...{ unchanged: tally.unchanged.items, refused: tally.refused.items },
    ...{ warned: tally.warned, changed_since: tally.changedSince },
  };
  const shown = (Object.keys(counts) as ItemFilter[]).filter(
    (one) => one === 'all' || one === filter || counts[one] > 0,
  );
  const last = items.at(-1);
  return (
    <section aria-label={t('imports.column_products')} className="space-y-4">
      <SharedRemarks remarks={shared} see={`${here}?show=warned`} voice={voice} />
      <Tabs
        label={t('imports.by_outcome')}
        tabs={shown.map((one) => ({
          href: one === 'all' ? here : `${here}?show=${one}`,
          label: t(`imports.outcome_${one}`),
          count: formatNumber(counts[one]),
          current: one === filter,
        }))}
      />
      {items.length > 0 && (
        <RowList>
          {items.map((item) => (
            <Item
              key={item.no}
              item={item}
              // What was said once above is not said again, but where somebody looks at each.
              problems={filter === 'warned' ? item.problems : item.problems.filter((one) => !isShared(one, shared))}
              willBe={willBe.get(item.no)}
              page={page}
              voice={voice}
            />
          ))}
        </RowList>
      )}
      {last && items.length === itemsPerPart && (
        <p className="text-center">
          <Link
            href={`${here}?${new URLSearchParams({ ...(filter !== 'all' && { show: filter }), after: String(last.no) })}`}
            className="inline-flex min-h-11 items-center font-medium underline underline-offset-4"
          >
            {t('shop.show_more')}
          </Link>
        </p>
      )}
    </section>
  );
}

const tones = { created: 'done', updated: 'due', unchanged: 'neutral', refused: 'danger' } as const;

const isShared = ({ kind, field, rule }: ReadProblem, shared: readonly SharedRemark[]) =>
  kind === 'warning' && shared.some((one) => one.field === field && one.rule === rule);

type ItemProps = {
  item: ImportItemView;
  problems: readonly ReadProblem[];
  willBe: Foreseen | undefined;
  page: PageSettings;
  voice: Voice;
};

function Item({ item, problems: said, willBe, page, voice }: ItemProps) {
  const { t, formatNumber } = voice;
  // The same thing may be wrong twice in one line: it is said once.
  const problems = [...new Map(said.map((one) => [keyOf(one), one])).values()];
  const title = <bdi className="font-medium">{item.title || t('imports.untitled')}</bdi>;
  return (
    <li className="space-y-2 px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Chip tone={tones[item.outcome]}>{t(`imports.outcome_${item.outcome}`)}</Chip>
        {item.productId && item.state === 'applied' ? (
          <Link href={`/studio/${page.handle}/products/${item.productId}`} className="hover:underline">
            {title}
          </Link>
        ) : (
          title
        )}
        <span className="text-muted text-sm">{t('imports.line', { line: formatNumber(item.line) })}</span>
        {willBe && <WillBe foreseen={willBe} currency={page.currency} voice={voice} />}
        {item.state === 'changed_since' && <Chip tone="neutral">{t('imports.outcome_changed_since')}</Chip>}
      </div>
      {problems.length > 0 && (
        <ul className="space-y-1 text-sm">
          {problems.slice(0, 8).map((problem) => (
            <Problem key={keyOf(problem)} problem={problem} voice={voice} />
          ))}
          {problems.length > 8 && (
            <li className="text-muted">
              {t('imports.more_problems', {
                count: problems.length - 8,
                shown: formatNumber(problems.length - 8),
              })}
            </li>
          )}
        </ul>
      )}
    </li>
  );
}

const keyOf = ({ line, field, rule, found }: ReadProblem) => `${line} ${field} ${rule} ${found}`;

function Problem({ problem, voice: { t, formatNumber } }: { problem: ReadProblem; voice: Voice }) {
  const rule = ruleOf(problem.rule);
  return (
    <li className={problem.kind === 'refusal' ? 'text-brick' : 'text-muted'}>
      {t('imports.line', { line: formatNumber(problem.line) })}
      {problem.field && (
        <>
          {' · '}
          <bdi className="font-medium">{fieldName(problem.field, t)}</bdi>
        </>
      )}
      {': '}
      {t(`imports.rule_${rule}`)}
      {problem.found && (
        <>
          {' '}
          <bdi className="break-all rounded-sm bg-sunken px-1">{problem.found}</bdi>
        </>
      )}{' '}
      {t(`imports.fix_${rule}`)}
    </li>
  );
}
