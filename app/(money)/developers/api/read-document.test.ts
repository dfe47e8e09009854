import { expect, it } from 'vitest';
import { schemasToRead } from './read-document';

it('every document of the API can be read, with a name and what is in it', () => {
  const read = schemasToRead();
  expect(read.map((one) => one.name)).toContain('PayOrder');
  for (const { fields } of read) for (const field of fields) expect(field.type).not.toBe('undefined');
  expect(read.find((one) => one.name === 'PayOrder')?.fields.map((field) => field.name)).toContain('amount');
});
