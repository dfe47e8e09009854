/** What the sandbox's card fields say to the form around them. */
export type FieldsMessage =
  | { type: 'ready' }
  | { type: 'resize'; height: number }
  | { type: 'change'; complete: boolean }
  | { type: 'enter' }
  | { type: 'saved'; setupIntent: string; paymentMethod: string }
  | { type: 'refused'; code: string | null };

type Arrived = Pick<MessageEvent<unknown>, 'origin' | 'source' | 'data'>;

const heightMax = 900;

/**
 * Reads a message of the framed fields. Null for everything that is not from exactly this frame on exactly this
 * origin, and for any shape that is not one of ours: other frames and tabs can post to this window too.
 */
export function readFieldsMessage(event: Arrived, frame: unknown, origin: string): FieldsMessage | null {
  if (frame === null || frame === undefined || event.origin !== origin || event.source !== frame) return null;
  const data = event.data;
  if (typeof data !== 'object' || data === null || !('type' in data)) return null;
  const said: Record<string, unknown> = { ...data };
  switch (said.type) {
    case 'souk-fields:ready':
      return { type: 'ready' };
    case 'souk-fields:enter':
      return { type: 'enter' };
    case 'souk-fields:change':
      return { type: 'change', complete: said.complete === true };
    case 'souk-fields:resize':
      return typeof said.height === 'number' ? { type: 'resize', height: clamp(said.height) } : null;
    case 'souk-fields:refused':
      return { type: 'refused', code: typeof said.code === 'string' ? said.code : null };
    case 'souk-fields:saved':
      return isToken(said.setup_intent, 'seti') && isToken(said.payment_method, 'pm')
        ? { type: 'saved', setupIntent: said.setup_intent, paymentMethod: said.payment_method }
        : null;
    default:
      return null;
  }
}

function clamp(height: number): number {
  return Math.min(Math.max(Math.round(height), 80), heightMax);
}

function isToken(value: unknown, prefix: string): value is string {
  return typeof value === 'string' && new RegExp(`^${prefix}_[A-Za-z0-9]{8,64}$`).test(value);
}
