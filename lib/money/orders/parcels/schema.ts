import { z } from 'zod';
import { type Id, parseId } from '@/lib/kernel/ids';
import { asciiDigits } from '@/lib/kernel/text';
import { keyField, parcelFields } from '@/lib/money/orders/schema';
import { idField } from '@/lib/platform/id-field';

/** The name of the field that asks how many units of a line go into a parcel. */
export const unitsField = (lineId: Id<'line'>) => `units.${lineId}`;

/**
 * The seller's form for a parcel: how many of each line, each a `unitsField` (Arabic digits are understood), its carrier and
 * code, and whether it leaves now. A line that is left empty stays out; none at all is `no_units`.
 */
export const PackForm = z
  .looseObject({ orderId: idField('order'), key: keyField, send: z.literal('yes').optional(), ...parcelFields })
  .transform((form, context): PackParcel => {
    const units: Record<Id<'line'>, number> = {};
    for (const [name, typed] of Object.entries(form)) {
      if (!name.startsWith('units.') || typeof typed !== 'string' || typed.trim() === '') continue;
      const lineId = parseId('line', name.slice('units.'.length));
      const digits = asciiDigits(typed).trim();
      if (lineId === null || !/^\d{1,6}$/.test(digits)) {
        context.addIssue({ code: 'custom', message: 'bad_units', path: [name] });
      } else if (Number(digits) > 0) units[lineId] = Number(digits);
    }
    const { orderId, key, carrier, trackingCode } = form;
    if (Object.keys(units).length === 0) context.addIssue({ code: 'custom', message: 'no_units', path: ['units'] });
    return { orderId, key, units, carrier, trackingCode, send: form.send === 'yes' };
  });

/** What `packParcel` takes. */
export type PackParcel = {
  orderId: Id<'order'>;
  /** The same key is the same parcel. */
  key: string;
  units: Readonly<Record<Id<'line'>, number>>;
  carrier: string;
  trackingCode: string;
  send: boolean;
};

/** A form about one parcel: it leaves with this carrier and code, or what was typed of them is corrected. */
export const ParcelForm = z.object({ parcelId: idField('parcel'), ...parcelFields });

/** What `sendParcel` takes. */
export type SendParcel = z.output<typeof ParcelForm>;

/** A form that only names a parcel: unpack. */
export const UnpackForm = z.object({ parcelId: idField('parcel') });
