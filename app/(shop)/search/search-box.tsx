import { CameraLink } from '@/app/_frame/camera-link';
import { SearchIcon } from '@/app/_ui/icons';
import { useVoice } from '@/lib/platform/request';
import { queryLengthMax, type SearchRequest } from '@/lib/shop/search/model';

/** The field on top of the results: the only search field a phone has. A plain form, so it needs no script. */
export function SearchBox({ request }: { request: SearchRequest }) {
  const { t, href } = useVoice();
  return (
    <search className="block md:hidden">
      <form action={href('/search')} className="relative">
        <SearchIcon size={20} className="pointer-events-none absolute inset-y-0 start-4 my-auto text-muted" />
        <input
          type="search"
          name="q"
          dir="auto"
          defaultValue={request.query}
          aria-label={t('common.search_placeholder')}
          placeholder={t('common.search_placeholder')}
          maxLength={queryLengthMax}
          enterKeyHint="search"
          className="h-12 w-full rounded-full bg-sunken px-12 text-base placeholder:text-muted"
        />
        <CameraLink />
        {request.category && <input type="hidden" name="category" value={request.category} />}
      </form>
    </search>
  );
}
