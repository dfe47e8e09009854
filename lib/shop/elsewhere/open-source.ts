import 'server-only';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { fetchElsewhere } from '@/lib/platform/fetch-elsewhere';
import { fileStore } from '@/lib/platform/storage';
import type { ImportFile } from '@/lib/shop/imports/open-file';
import { type ExportRefusal, openExport } from './exports/open-export';
import type { FoundAll } from './model';
import { exportPlace } from './move-place';
import { politely } from './polite-fetcher';
import { type ReadSiteCode, readSite } from './read-site';

/** What a move is brought from: what it says, and its pictures, out of the file or asked for by their address. */
export type MoveFile = Pick<ImportFile, 'picture' | 'close'> & { readonly fetcher: typeof fetchElsewhere };

/** Reads all of a site or an export. Refuses what either refuses, and `file_lost`. */
export async function openSource(
  one: { readonly id: Id<'move'>; readonly source: string; readonly name: string },
  fetcher: typeof fetchElsewhere = fetchElsewhere,
): Promise<Result<MoveFile & { readonly found: FoundAll }, ExportRefusal | ReadSiteCode | 'file_lost'>> {
  if (one.source === 'address') {
    const found = await readSite(fetcher, one.name);
    return found.ok ? ok({ ...webOnly(fetcher), found: found.value }) : found;
  }
  const bytes = await (await fileStore()).get(exportPlace(one.id));
  if (bytes === null) return refuse('file_lost');
  const opened = await openExport(bytes);
  return opened.ok ? ok({ ...webOnly(fetcher), ...opened.value }) : opened;
}

/** The pictures of a move, opened when the first is asked for; what cannot be opened has none. */
export function lazyPictures(
  one: { readonly id: Id<'move'>; readonly source: string; readonly name: string },
  fetcher: typeof fetchElsewhere = fetchElsewhere,
): MoveFile {
  if (one.source === 'address') return webOnly(fetcher);
  let opened: ReturnType<typeof openSource> | null = null;
  return {
    ...webOnly(fetcher),
    picture: async (source) => {
      opened ??= openSource(one, fetcher);
      const file = await opened;
      return file.ok ? file.value.picture(source) : null;
    },
    close: () => void opened?.then((file) => file.ok && file.value.close()),
  };
}

function webOnly(fetcher: typeof fetchElsewhere): MoveFile {
  return { picture: async () => null, close: () => undefined, fetcher: politely(fetcher).fetch };
}
