import { ReceiptIcon } from '@/app/_ui/icons';
import type { EvidenceFile } from '@/lib/money/disputes/evidence/model';
import { requestI18n } from '@/lib/platform/request';

/** A file that a side shows: a picture small, and whole in a tab of its own; a PDF only to be taken away. */
export async function ShownFile({ file }: { file: EvidenceFile }) {
  const { t, formatAgo } = await requestI18n();
  const { id, side, kind, shows, note, at } = file;
  const [who, what] = [t(`disputes.said_${side}`), shows && t(`disputes.shows_${shows}`)];
  const address = `/api/disputes/files/${id}`;
  return (
    <div className="space-y-2">
      <p className="text-muted text-sm">{[who, formatAgo(at), what].filter(Boolean).join(' · ')}</p>
      {kind === 'pdf' ? (
        <a href={address} download className="inline-flex min-h-11 items-center gap-2 underline underline-offset-4">
          <ReceiptIcon />
          {t('disputes.open_pdf')}
        </a>
      ) : (
        <a href={address} target="_blank" rel="noopener" className="inline-block rounded-md">
          {/* biome-ignore lint/performance/noImgElement: only the two sides may load it, so nothing makes sizes of it */}
          <img
            src={address}
            alt={note || what || t('disputes.picture_of', { side })}
            loading="lazy"
            className="size-28 rounded-md bg-sunken object-cover"
          />
        </a>
      )}
      {note !== '' && (
        <p className="wrap-anywhere">
          <bdi>{note}</bdi>
        </p>
      )}
    </div>
  );
}
