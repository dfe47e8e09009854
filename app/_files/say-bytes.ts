import type { Voice } from '@/lib/platform/voice';
import type { FilesTold } from '@/lib/shop/files/model';

/** How long a file is, as people say it: `14 MB`. */
export function sayBytes({ t, formatNumber }: Voice, bytes: number): string {
  if (bytes < 1_000_000)
    return t('files.size_kilobytes', { size: formatNumber(Math.max(1, Math.round(bytes / 1_000))) });
  if (bytes < 1_000_000_000) return t('files.size_megabytes', { size: formatNumber(Math.round(bytes / 1_000_000)) });
  return t('files.size_gigabytes', { size: formatNumber(Math.round(bytes / 100_000_000) / 10) });
}

/** What a product is delivered as: `Files, 2 PDF, 14 MB, to download after paying`. */
export function sayFiles(voice: Voice, { kinds, bytes }: FilesTold): string {
  const said = kinds.map(({ kind, count }) =>
    kind === '' ? voice.t('files.other_kind', { count }) : voice.t('files.kind', { count, kind }),
  );
  return voice.t('files.told', { kinds: voice.formatList(said), size: sayBytes(voice, bytes) });
}
