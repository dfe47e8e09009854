/** Ids, times and tokens of a seeded world: functions of (seed, noun, key), never of a counter, so that any part can be rebuilt alone. */
import { createHash } from 'node:crypto';
import { type Id, idFromBytes, type Noun, stampVersion7 } from '@/lib/kernel/ids';
import { photoKey } from '@/lib/shop/media/model';

const day = 86_400_000;
/** Ids carry a time; this one stands for "now", so that they do not depend on the clock of a run. */
const idEpoch = Date.UTC(2026, 0, 1);

/** What makes one world different from another. */
export class Derive {
  readonly seed: number;
  readonly clock: Date;

  constructor(seed: number, clock: Date) {
    this.seed = seed;
    this.clock = clock;
  }

  /** 32 bytes that only this seed, noun and key give. */
  bytes(noun: string, key: string): Uint8Array {
    return createHash('sha256').update(`${this.seed}\n${noun}\n${key}`).digest();
  }

  id<N extends Noun>(noun: N, key: string, daysAgo = 0): Id<N> {
    const bytes = this.bytes(noun, key).slice(0, 16);
    return idFromBytes(noun, stampVersion7(bytes, BigInt(idEpoch - Math.round(daysAgo * day))));
  }

  ago(days: number): Date {
    return new Date(this.clock.getTime() - Math.round(days * day));
  }

  /** The storage key of a picture. */
  photoKey(key: string): string {
    return photoKey(this.bytes('photo', key));
  }

  /** A key as a browser would make it for a tap. */
  tapKey(key: string): string {
    return Buffer.from(this.bytes('tap', key)).toString('base64url').slice(0, 32);
  }
}
