/** How events are told, for as long as nobody says otherwise. Kept in memory: a restarted sandbox is a healthy one. */
export interface WebhookMode {
  /** False holds everything back; it is delivered when switched on again. */
  on: boolean;
  /** Each event is delivered this many times. */
  copies: number;
  /** Delivers in random order, up to two seconds apart. */
  reorder: boolean;
  /** The first try waits so long. */
  delay_ms: number;
  /** Whether the app hears of a change before or after the request that made it is answered. */
  when: 'before' | 'after';
  /** The next so many events never arrive. */
  lose: number;
  /** The only types that `copies`, `delay_ms` and `lose` strike; null is all. */
  types: string[] | null;
}

export const HEALTHY: WebhookMode = {
  on: true,
  copies: 1,
  reorder: false,
  delay_ms: 0,
  when: 'after',
  lose: 0,
  types: null,
};

export function isStruck(mode: WebhookMode, type: string): boolean {
  return mode.types === null || mode.types.includes(type);
}
