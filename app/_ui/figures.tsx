import { type Numbers, NumberTable } from './number-table';

/** Counts as a table, which scrolls sideways by itself where it is wider than the screen. */
export function Figures({ caption, heads, rows }: Numbers & { caption: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section aria-label={caption} tabIndex={0} className="overflow-x-auto rounded-md bg-surface shadow-card">
      <NumberTable {...{ caption, heads, rows }} className="min-w-md [&_:is(td,th)]:px-4 [&_:is(td,th)]:py-3" />
    </section>
  );
}
