import { bigint, customType, timestamp } from 'drizzle-orm/pg-core';
import { fromUuid, type Id, type Noun, toUuid } from '@/lib/kernel/ids';

/** A column that is `uuid` in Postgres and the noun's prefixed id in code. */
export function idColumn<N extends Noun>(noun: N, name: string) {
  return customType<{ data: Id<N>; driverData: string }>({
    dataType: () => 'uuid',
    toDriver: (id) => toUuid(id),
    fromDriver: (uuid) => fromUuid(noun, uuid),
  })(name);
}

/** A SHA-256 in hex: tokens are stored only as their hash. */
export function hashColumn(name: string) {
  return customType<{ data: string; driverData: string }>({ dataType: () => 'char(64)' })(name);
}

/** Raw bytes; the driver hands out Node Buffers, code sees `Uint8Array`. */
export function bytesColumn(name: string) {
  return customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' })(name);
}

/** An amount in minor units. The currency stands in a column of the same row. */
export function minorColumn(name: string) {
  return bigint(name, { mode: 'bigint' });
}

/** An instant with time zone. */
export function instant(name: string) {
  return timestamp(name, { withTimezone: true, mode: 'date' });
}
