import { ExternalLinkIcon } from '@/app/_ui/icons';
import { useVoice } from '@/lib/platform/request';

/** The way to where a carrier says how far a parcel is. */
export function TrackLink({ url }: { url: string }) {
  const { t } = useVoice();
  return (
    <a
      href={url}
      target="_blank"
      rel="noreferrer"
      className="inline-flex min-h-11 items-center gap-1.5 text-sm underline underline-offset-4"
    >
      {t('orders.track')}
      <ExternalLinkIcon size={16} />
    </a>
  );
}
