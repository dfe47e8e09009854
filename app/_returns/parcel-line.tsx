import { ExternalLinkIcon } from '@/app/_ui/icons';
import { trackingUrl } from '@/lib/money/orders/tracking/model';

/** By whom a parcel travels and under which code, with the carrier's own page where we know it; nothing when neither was said. */
export function ParcelLine({ carrier, trackingCode }: { carrier: string; trackingCode: string }) {
  const said = [carrier, trackingCode].filter(Boolean).join(' · ');
  const url = trackingUrl(carrier, trackingCode);
  if (said === '') return null;
  if (url === null) return <bdi className="block text-sm">{said}</bdi>;
  return (
    <a
      href={url}
      target="_blank"
      rel="noreferrer"
      className="inline-flex min-h-11 items-center gap-1.5 text-sm underline underline-offset-4"
    >
      <bdi>{said}</bdi>
      <ExternalLinkIcon size={16} />
    </a>
  );
}
