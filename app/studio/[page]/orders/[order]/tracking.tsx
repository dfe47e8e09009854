import { ExternalLinkIcon } from '@/app/_ui/icons';

/** By whom a parcel travels and under which code, leading to the carrier's own page where we know it. */
export function Tracking({ trackingUrl, words }: { trackingUrl: string | null; words: string }) {
  if (trackingUrl === null) return <bdi dir="ltr">{words}</bdi>;
  return (
    <a
      href={trackingUrl}
      target="_blank"
      rel="noreferrer"
      className="inline-flex min-h-11 items-center gap-1.5 underline underline-offset-4"
    >
      <bdi dir="ltr">{words}</bdi>
      <ExternalLinkIcon size={16} />
    </a>
  );
}
