import { invalidRequest } from './errors';
import type { RawObject } from './form';

const PARTS_MAX = 20;

/** The separator of a form with files; undefined for any other type of body. */
export function boundaryOf(type: string | undefined): string | undefined {
  return /^multipart\/form-data;.*\bboundary="?([^";]{1,70})"?/i.exec(type ?? '')?.[1];
}

/**
 * Reads a form with files out of a body whose every character is one byte. A field becomes its text, a file an object of
 * `name`, `type` and `bytes`. A name that comes twice keeps its last value.
 */
export function parseMultipart(body: string, boundary: string): RawObject {
  const root: RawObject = Object.create(null);
  const parts = `\r\n${body}`.split(`\r\n--${boundary}`).slice(1);
  if (parts.length > PARTS_MAX) throw invalidRequest('Too many parameters.');
  if (parts.at(-1)?.startsWith('--') !== true) throw invalidRequest('The form is not whole.');
  for (const part of parts.slice(0, -1)) putPart(root, part);
  return root;
}

function putPart(root: RawObject, part: string): void {
  const end = part.indexOf('\r\n\r\n');
  if (end < 0) throw invalidRequest('A part of the form has no body.');
  const head = textOf(part.slice(0, end));
  const bytes = part.slice(end + 4);
  const name = /;\s*name="([^"]*)"/i.exec(head)?.[1];
  if (name === undefined) throw invalidRequest('A part of the form has no name.');
  const filename = /;\s*filename="([^"]*)"/i.exec(head)?.[1];
  const type = /^content-type:\s*(\S+)/im.exec(head)?.[1] ?? 'application/octet-stream';
  root[name] = filename === undefined ? textOf(bytes) : { name: filename, type, bytes };
}

function textOf(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
