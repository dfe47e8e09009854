import { describe, expect, it } from 'vitest';
import { readFieldsMessage } from './fields-message';

const origin = 'http://localhost:3001';
/** Stands for the frame's window: only its identity counts. */
const frame = { name: 'frame' } as unknown as MessageEventSource;
const saved = { type: 'souk-fields:saved', setup_intent: 'seti_12345678', payment_method: 'pm_12345678' };
const read = (data: unknown, from: { origin?: string; source?: MessageEventSource | null } = {}) =>
  readFieldsMessage({ origin, source: frame, ...from, data }, frame, origin);

describe('a message of the card fields', () => {
  it('from the frame itself is read', () => {
    expect(read(saved)).toEqual({ type: 'saved', setupIntent: 'seti_12345678', paymentMethod: 'pm_12345678' });
    expect(read({ type: 'souk-fields:resize', height: 311.4 })).toEqual({ type: 'resize', height: 311 });
    expect(read({ type: 'souk-fields:refused' })).toEqual({ type: 'refused', code: null });
  });

  it.each([
    ['another origin', { origin: 'http://localhost:3002' }],
    ['an origin that only begins the same', { origin: `${origin}.evil.example` }],
    ['a sandboxed frame', { origin: 'null' }],
    ['another window of the right origin', { source: { name: 'other' } as unknown as MessageEventSource }],
    ['nowhere', { source: null }],
  ])('from %s is not', (_who, from) => {
    expect(read(saved, from)).toBeNull();
  });

  it('is not heard before the frame exists', () => {
    expect(readFieldsMessage({ origin, source: null, data: saved }, null, origin)).toBeNull();
    expect(readFieldsMessage({ origin, source: null, data: saved }, undefined, origin)).toBeNull();
  });

  it.each([
    null,
    'souk-fields:saved',
    [],
    {},
    { type: 'saved', setup_intent: 'seti_12345678', payment_method: 'pm_12345678' },
    { ...saved, setup_intent: 'pi_12345678' },
    { ...saved, payment_method: '"><script>' },
    { ...saved, payment_method: ['pm_12345678'] },
    { type: 'souk-fields:resize', height: '100vh' },
  ])('of another shape is not: %o', (data) => {
    expect(read(data)).toBeNull();
  });

  it('never makes the frame taller than a screen, nor invisible', () => {
    expect(read({ type: 'souk-fields:resize', height: 1e9 })).toEqual({ type: 'resize', height: 900 });
    expect(read({ type: 'souk-fields:resize', height: -5 })).toEqual({ type: 'resize', height: 80 });
  });
});
