import { nullable, object, text } from '../core/params';
import type { Json } from '../core/values';

export interface Address {
  [name: string]: string | null;
  city: string | null;
  country: string | null;
  line1: string | null;
  line2: string | null;
  postal_code: string | null;
  state: string | null;
}

export const address = object({
  city: nullable(text()),
  country: nullable(text(2)),
  line1: nullable(text()),
  line2: nullable(text()),
  postal_code: nullable(text()),
  state: nullable(text()),
});

interface Given {
  city?: string | null | undefined;
  country?: string | null | undefined;
  line1?: string | null | undefined;
  line2?: string | null | undefined;
  postal_code?: string | null | undefined;
  state?: string | null | undefined;
}

export function fullAddress(given: Given | null | undefined): Address | null {
  if (given === null || given === undefined) return null;
  return {
    city: given.city ?? null,
    country: given.country ?? null,
    line1: given.line1 ?? null,
    line2: given.line2 ?? null,
    postal_code: given.postal_code ?? null,
    state: given.state ?? null,
  };
}

export const shipping = object({
  address,
  name: text(),
  phone: nullable(text()),
  carrier: nullable(text()),
  tracking_number: nullable(text()),
});

interface GivenShipping {
  address?: Given | undefined;
  name?: string | undefined;
  phone?: string | null | undefined;
  carrier?: string | null | undefined;
  tracking_number?: string | null | undefined;
}

/** Leaves out what the published shape allows to be absent but not null. */
export function fullShipping(given: GivenShipping | null | undefined): { [name: string]: Json } | null {
  if (given === null || given === undefined) return null;
  const place = fullAddress(given.address);
  return {
    ...(place === null ? {} : { address: place }),
    ...(given.name === undefined ? {} : { name: given.name }),
    phone: given.phone ?? null,
    carrier: given.carrier ?? null,
    tracking_number: given.tracking_number ?? null,
  };
}

export const billing = object({
  address: nullable(address),
  email: nullable(text()),
  name: nullable(text()),
  phone: nullable(text(20)),
  tax_id: nullable(text()),
});
