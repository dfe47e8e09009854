import { buttonClass } from '@/app/_ui/button-class';
import { SearchIcon } from '@/app/_ui/icons';
import { requestI18n } from '@/lib/platform/request';
import { findWordsMax } from '@/lib/social/profiles/schema';

/** A search as a plain form: its words stand in the address. */
export async function FindField({ action, label, words }: { action: string; label: string; words: string }) {
  const { t, href } = await requestI18n();
  return (
    <search>
      <form action={href(action)} className="flex gap-2">
        <label className="relative min-w-0 flex-1">
          <span className="sr-only">{label}</span>
          <span className="pointer-events-none absolute inset-y-0 start-0 grid w-12 place-items-center text-muted">
            <SearchIcon size={20} />
          </span>
          <input
            type="search"
            name="q"
            defaultValue={words}
            placeholder={label}
            maxLength={findWordsMax}
            autoCapitalize="none"
            className="h-12 w-full rounded-full border border-edge bg-surface ps-12 pe-4 text-base placeholder:text-muted hover:border-ink"
          />
        </label>
        <button type="submit" className={buttonClass({})}>
          {t('common.search')}
        </button>
      </form>
    </search>
  );
}
