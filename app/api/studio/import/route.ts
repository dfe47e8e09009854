import { refuse } from '@/lib/kernel/result';
import { beginImport } from '@/lib/shop/imports/begin-import';
import { BeginImport } from '@/lib/shop/imports/schema';
import { takeFile } from '../take-file';

const statusOf = {
  ...{ not_found: 404, not_allowed: 403, file_empty: 422, file_too_big: 413, import_running: 409, invalid: 400 },
} as const;

/** Takes a catalogue file into a page, as `takeFile` does, with perhaps `currency` and `newState`. */
export function POST(request: Request): Promise<Response> {
  return takeFile(request, 'import', statusOf, async (actor, { page, file, form }) => {
    const typed = { currency: form.get('currency') || undefined, newState: form.get('newState') || undefined };
    const read = BeginImport.safeParse({ page, name: file.name, wishes: typed });
    if (!read.success) return refuse('invalid');
    return beginImport(actor, { ...read.data, bytes: new Uint8Array(await file.arrayBuffer()) });
  });
}
