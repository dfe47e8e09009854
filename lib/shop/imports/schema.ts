import { z } from 'zod';
import { type Currency, isCurrency } from '@/lib/kernel/money';
import { plainLine } from '@/lib/kernel/text';
import { idField } from '@/lib/platform/id-field';
import { dialects } from './model';

/** Bytes a file may have. */
export const fileBytesMax = 64 * 1024 * 1024;

/** What an owner says of a file, as it is kept: everything may be left to the file itself. */
export const Wishes = z.object({
  dialect: z.enum(dialects).optional(),
  /** Our field to the name of the column it is taken from. */
  columns: z.record(z.string().max(40), z.string().max(200)).optional(),
  currency: z.custom<Currency>((value) => typeof value === 'string' && isCurrency(value), 'invalid').optional(),
  newState: z.enum(['draft', 'published']).default('draft'),
});
/** See the schema of the same name. */
export type Wishes = z.output<typeof Wishes>;

/** A file that is dropped: its name, cut to what is shown of it. */
export const BeginImport = z.object({
  page: idField('page'),
  name: z.string().transform((text) => plainLine(text).slice(-120) || 'catalogue'),
  wishes: Wishes.default({ newState: 'draft' }),
});

/** What is to become of an import. */
export const SteerImport = z.object({
  page: idField('page'),
  import: idField('import'),
  to: z.enum(['run', 'pause', 'resume', 'undo', 'drop', 'pictures']),
});
/** See the schema of the same name. */
export type SteerImport = z.output<typeof SteerImport>;

/** Fields whose column an owner may choose. */
export const mappedFields = [
  ...([
    'title',
    'description',
    'price',
    'compareAt',
    'stock',
    'sku',
    'gtin',
    'brand',
    'category',
    'tags',
    'collections',
    'picture',
  ] as const),
  ...(['handle', 'externalId', 'weight', 'condition', 'material', 'colour'] as const),
] as const;
/** One of them. */
export type MappedField = (typeof mappedFields)[number];

const column = z.string().max(200).optional();

/** Which column is what: one field per name of ours, empty for none. */
export const MapColumns = z.object({
  page: idField('page'),
  import: idField('import'),
  ...(Object.fromEntries(mappedFields.map((field) => [field, column])) as Record<MappedField, typeof column>),
});
/** See the schema of the same name. */
export type MapColumns = z.output<typeof MapColumns>;
