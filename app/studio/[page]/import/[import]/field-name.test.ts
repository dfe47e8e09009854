import { expect, it } from 'vitest';
import { translator } from '@/lib/platform/i18n';
import { fieldName } from './field-name';

it('is a word of the reader for a field of ours, and the column as the file calls it for all else', () => {
  expect(fieldName('picture', translator('en'))).toBe('Picture');
  expect(fieldName('picture', translator('ar'))).toBe('الصورة');
  expect(fieldName('Variant Price', translator('ar'))).toBe('Variant Price');
});
