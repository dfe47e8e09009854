import { parseId } from '@/lib/kernel/ids';

/** The parameters of a product's address: `variant`, or `o1` to `o3` from the form of a browser without script. */
export type AskedParameters = Partial<Record<'variant' | 'o1' | 'o2' | 'o3', string | string[]>>;

/** Reads which variant an address asks for. */
export const AskedVariant = {
  /** The id, when it has the form of one. */
  id: ({ variant }: AskedParameters) => parseId('variant', variant),
  /** The part of an address that asks for a variant by its id; empty when none does. */
  rest(asked: AskedParameters): string {
    const id = AskedVariant.id(asked);
    return id ? `?variant=${id}` : '';
  },
  /** The values picked in the form, one per option; null when the form was not sent. */
  values({ o1, o2, o3 }: AskedParameters): string[] | null {
    const values = [o1, o2, o3].filter((value): value is string => typeof value === 'string');
    return values.length > 0 ? values : null;
  },
};

/** A segment of an address as text: Next hands it over as the browser wrote it. Broken escapes ask for nothing. */
export function decodedSegment(segment: string): string {
  try {
    return decodeURIComponent(segment).normalize('NFC');
  } catch {
    return '';
  }
}
