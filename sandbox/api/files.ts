import { createHash } from 'node:crypto';
import { answer, type Call, endpoint } from '../core/call';
import { invalidRequest } from '../core/errors';
import { type Field, list, oneOf, required, text, unsupported } from '../core/params';
import { type Json, newId, type Resource } from '../core/values';

export interface StoredFile extends Resource {
  object: 'file';
  purpose: string;
  size: number;
  [name: string]: Json;
}

const BYTES_MAX = 5 * 1024 * 1024;
const KINDS = [
  { type: 'pdf', head: '%PDF-' },
  { type: 'png', head: '\x89PNG\r\n\x1a\n' },
  { type: 'jpg', head: '\xff\xd8\xff' },
] as const;

const upload: Field<{ name: string; bytes: string }> = {
  read(raw, name) {
    const sent = typeof raw === 'object' && !Array.isArray(raw) ? raw : {};
    if (typeof sent.bytes === 'string' && typeof sent.name === 'string') return { name: sent.name, bytes: sent.bytes };
    throw invalidRequest('A file is sent as a part of its own, in multipart/form-data.', { param: name });
  },
};

/** Only what the file is can be asked for again, so its bytes are weighed and not kept. */
const create = endpoint(
  'POST',
  '/v1/files',
  { file: upload, purpose: oneOf('dispute_evidence'), expand: list(text()), file_link_data: unsupported },
  async (call, params) => {
    const { name, bytes } = required(params.file, 'file');
    const purpose = required(params.purpose, 'purpose');
    if (bytes.length === 0 || bytes.length > BYTES_MAX)
      throw invalidRequest(`A file of this purpose has 1 to ${BYTES_MAX} bytes.`, { param: 'file' });
    const kind = KINDS.find(({ head }) => bytes.startsWith(head));
    if (kind === undefined) throw invalidRequest('A file of this purpose is a PDF, PNG or JPEG.', { param: 'file' });
    const id = newId('file');
    const made = await call.store.insert<StoredFile>({
      id,
      object: 'file',
      created: call.now,
      expires_at: null,
      filename: name,
      links: { object: 'list', data: [], has_more: false, url: `/v1/file_links?file=${id}` },
      purpose,
      size: bytes.length,
      title: null,
      type: kind.type,
      url: `https://files.stripe.com/v1/files/${id}/contents`,
      _sandbox: { sha256: createHash('sha256').update(bytes, 'latin1').digest('hex') },
    });
    return answer(made);
  },
);

const retrieve = endpoint('GET', '/v1/files/:id', { expand: list(text()) }, async (call) =>
  answer(await call.store.require<StoredFile>('file', call.path.id ?? '')),
);

/** Refuses evidence that names a file which is not there, or was not sent as evidence. */
export async function requireEvidence(call: Call, name: string, id: string): Promise<void> {
  const found = await call.store.find<StoredFile>('file', id);
  if (found?.purpose === 'dispute_evidence') return;
  throw invalidRequest(`No such file upload: '${id}'`, { code: 'resource_missing', param: `evidence[${name}]` });
}

export const fileEndpoints = [create, retrieve];
