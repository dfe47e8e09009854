import { countForms } from '@/app/_ui/count-forms';
import type { CountForms } from '@/app/_ui/count-text';
import type { Locale } from '@/lib/identity/actor/model';
import type { Currency } from '@/lib/kernel/money';
import type { Translate } from '@/lib/platform/i18n';
import { conditions } from '@/lib/shop/catalog/product-limits';
import { productStates } from '@/lib/shop/drafts/model';
import { columnsIn, type GridColumn, gridColumns } from '@/lib/shop/grid/model';
import type { Market } from '@/lib/shop/markets/model';
import { nodeIds, pathOf } from '@/lib/shop/taxonomy/tree';
import { editorMessages } from '../[product]/editor-words';

type Choice = { value: string; label: string };

/** Everything the grid says. */
export function gridWords(
  t: Translate,
  locale: Locale,
  currency: Currency,
  markets: readonly Pick<Market, 'id' | 'name'>[],
) {
  const forms = (key: Parameters<Translate>[0]): CountForms => countForms(t, key, locale);
  const choices: Partial<Record<GridColumn, Choice[]>> = {
    state: productStates.map((value) => ({ value, label: t(`studio.state_${value}`) })),
    category: nodeIds.map((value) => ({
      value,
      label: pathOf(value)
        .map((id) => t(`taxonomy.${id}`))
        .join(' > '),
    })),
    condition: conditions.map((value) => ({ value, label: t(`shop.condition_${value}`) })),
  };
  const sold = (['yes', 'no'] as const).map((value) => ({ value, label: t(`markets.${value}`) }));
  const inMarkets: Partial<Record<GridColumn, string>> = {};
  for (const { id, name } of markets) {
    const [price, compareAt, isSold] = columnsIn(id);
    inMarkets[price] = t('markets.column_price', { market: name });
    inMarkets[compareAt] = t('markets.column_compare', { market: name });
    inMarkets[isSold] = t('markets.column_sold', { market: name });
    choices[isSold] = sold;
  }
  const messages: Record<string, string> = { ...editorMessages(t), nothing_chosen: t('grid.nothing') };
  return {
    locale,
    asFiles: t('grid.as_files'),
    choices,
    columns: {
      ...Object.fromEntries(gridColumns.map((column) => [column, t(`grid.col_${column}`, { currency })])),
      ...inMarkets,
    } as Record<GridColumn, string>,
    /** All columns, as they stand from first to last. */
    all: [...gridColumns, ...markets.flatMap(({ id }) => columnsIn(id))] as readonly GridColumn[],
    messages,
    ...{ title: t('grid.title'), save: t('grid.save'), undo: t('grid.undo'), redo: t('grid.redo') },
    ...{ columnChoice: t('grid.columns'), product: t('grid.product'), keys: t('grid.keys'), now: t('grid.now') },
    ...{ unsaved: forms('grid.unsaved'), saved: forms('grid.saved'), tookBack: forms('grid.took_back') },
    ...{ faulty: forms('grid.faulty'), changed: forms('grid.changed'), notBack: forms('grid.not_back') },
    ...{ plainSaved: t('grid.plain_saved'), untitled: t('studio.untitled') },
  };
}
/** The words, ready for the browser. */
export type GridWords = ReturnType<typeof gridWords>;
