import { CameraIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { useVoice } from '@/lib/platform/request';

/** The camera in a search field, to search with a picture. It lies over the field's end, so the field leaves it room. */
export function CameraLink() {
  const { t } = useVoice();
  return (
    <Link
      href="/search/picture"
      aria-label={t('vision.title')}
      title={t('vision.title')}
      className="absolute inset-y-0 end-0 my-auto grid size-11 place-items-center rounded-full text-muted hover:text-ink"
    >
      <CameraIcon size={20} />
    </Link>
  );
}
