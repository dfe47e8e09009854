import 'server-only';
import { createHmac } from 'node:crypto';
import type { Id } from '@/lib/kernel/ids';
import type { PostalAddress } from '@/lib/money/wallet/model';
import { env } from '@/lib/platform/env';

/** As much of an address as a site's server is asked with, before anybody has bought: no name, no street, no number. */
export type Place = Pick<PostalAddress, 'city' | 'region' | 'postalCode' | 'country'>;

/** A mark of the place an order would go to: the same for the same place, and telling nothing of it. */
export function placeMark(payOrderId: Id<'payOrder'>, { city, region, postalCode, country }: Place): string {
  const place = JSON.stringify([city, region, postalCode, country].map((part) => part.trim().toLowerCase()));
  return createHmac('sha256', env().SOUK_SECRET).update(`pay-place\0${payOrderId}\0${place}`).digest('base64url');
}
