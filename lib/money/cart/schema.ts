import { z } from 'zod';
import { asciiDigits } from '@/lib/kernel/text';
import { idField } from '@/lib/platform/id-field';
import { quantityMax } from './model';

const quantity = (least: number) =>
  z
    .string({ error: 'bad_quantity' })
    .transform((typed) => asciiDigits(typed).trim())
    .pipe(z.string().regex(/^\d{1,4}$/, 'bad_quantity'))
    .transform(Number)
    .pipe(z.number().min(least, 'bad_quantity').max(quantityMax, 'bad_quantity'));

/** A typed number of units to buy: 1 to 99, Arabic digits understood. */
export const quantityField = quantity(1);

/** The form that puts something into the cart. */
export const AddToCartForm = z.object({ variantId: idField('variant'), quantity: quantityField.default(1) });

/** The form that changes how many; 0 takes the line out. */
export const SetQuantityForm = z.object({ variantId: idField('variant'), quantity: quantity(0) });

/** A form that only names a line. */
export const CartLineForm = z.object({ variantId: idField('variant') });
