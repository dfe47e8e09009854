import { useVoice } from '@/lib/platform/request';
import { type Numbers, NumberTable } from './number-table';

/** Every number of the pictures above, behind a word that opens it; where several stand on a screen, with `name`, what this one is of. */
export function AsTable({ name, heads, rows }: Numbers & { name?: string }) {
  const { t } = useVoice();
  const title = name === undefined ? t('insights.as_table') : t('insights.as_table_of', { name });
  return (
    <details className="group">
      <summary className="inline-flex min-h-11 cursor-pointer items-center font-medium text-sm underline-offset-4 hover:underline">
        {title}
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section aria-label={title} tabIndex={0} className="relative overflow-x-auto">
        <NumberTable
          {...{ heads, rows }}
          className="min-w-xl [&_:is(td,th)]:px-2 [&_:is(td,th)]:py-2 [&_tbody_th]:whitespace-nowrap"
        />
      </section>
    </details>
  );
}
