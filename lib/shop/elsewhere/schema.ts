import { z } from 'zod';
import { plainLine } from '@/lib/kernel/text';
import { idField } from '@/lib/platform/id-field';
import { lineField, listField, tickField } from '@/lib/shop/ownership/schema';
import { productsMax } from './model';

/** Bytes an export may have. */
export const exportBytesMax = 64 * 1024 * 1024;

/** Posts that are shown, and chosen of, at once. */
export const shownAtOnce = 60;

/** An address to look at. */
export const LookElsewhere = z.strictObject({ page: idField('page'), address: lineField(2_000, 'required') });

/** An export that is dropped: its name, cut to what is shown of it. */
export const DropExport = z.object({
  page: idField('page'),
  name: z.string().transform((text) => plainLine(text).slice(-120) || 'export'),
});

/** What of a page there is to choose. */
export const faceParts = ['name', 'about', 'logo', 'cover'] as const;
/** One of them. */
export type FacePart = (typeof faceParts)[number];

/**
 * What an owner ticked: parts of the page, products, and of the posts numbered `from` to `to`, which she was shown, those she wants. To
 * bring them she says that she may use them; only to choose she need not.
 */
export const ChooseMove = z
  .strictObject({
    page: idField('page'),
    move: idField('move'),
    go: z.enum(['choose', 'bring']),
    ...{ name: tickField, about: tickField, logo: tickField, cover: tickField, mine: tickField },
    products: listField(z.string().max(100), productsMax),
    ...{ from: z.coerce.number().int().min(0), to: z.coerce.number().int().min(0) },
    posts: listField(z.coerce.number().int().min(1), shownAtOnce),
  })
  .refine(({ go, mine }) => go === 'choose' || mine, { path: ['mine'], error: 'mine_required' });
/** See the schema of the same name. */
export type ChooseMove = z.output<typeof ChooseMove>;

/** What is to become of a move. */
export const SteerMove = z.strictObject({
  page: idField('page'),
  move: idField('move'),
  to: z.enum(['pause', 'resume', 'undo', 'drop']),
});
/** See the schema of the same name. */
export type SteerMove = z.output<typeof SteerMove>;
