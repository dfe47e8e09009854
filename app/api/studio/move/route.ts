import { beginMove } from '@/lib/shop/elsewhere/begin-move';
import { DropExport } from '@/lib/shop/elsewhere/schema';
import { takeFile } from '../take-file';

const statusOf = {
  ...{ not_found: 404, not_allowed: 403, file_empty: 422, file_too_big: 413, move_running: 409 },
} as const;

/** Takes the export of a page elsewhere, as `takeFile` does. */
export function POST(request: Request): Promise<Response> {
  return takeFile(request, 'move', statusOf, async (actor, { page, file }) => {
    const { name } = DropExport.parse({ page, name: file.name });
    return beginMove(actor, page, { source: 'file', name, bytes: new Uint8Array(await file.arrayBuffer()) });
  });
}
