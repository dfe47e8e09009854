import { classNames } from '@/app/_ui/class-names';
import { SearchIcon } from '@/app/_ui/icons';
import { useVoice } from '@/lib/platform/request';
import { queryLengthMax } from '@/lib/shop/search/model';
import { CameraLink } from './camera-link';

/** Words to search for, and the way to a search by picture. */
export function SearchForm({ className, size }: { className?: string; size: 'bar' | 'large' }) {
  const { t, href } = useVoice();
  return (
    <form action={href('/search')} className={classNames('relative', className)}>
      <SearchIcon size={18} className="pointer-events-none absolute inset-y-0 start-4 my-auto text-muted" />
      <input
        type="search"
        name="q"
        aria-label={t('common.search_placeholder')}
        placeholder={t('common.search_placeholder')}
        maxLength={queryLengthMax}
        className={classNames(
          'w-full rounded-full bg-sunken ps-11 pe-12 placeholder:text-muted',
          size === 'bar' ? 'h-11 text-sm' : 'h-12',
        )}
      />
      <CameraLink />
    </form>
  );
}
