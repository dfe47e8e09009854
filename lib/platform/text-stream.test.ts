import { describe, expect, it } from 'vitest';
import { textStream } from './text-stream';

function counted() {
  const told = { asked: 0, left: false };
  async function* pieces() {
    try {
      while (true) {
        told.asked += 1;
        yield `${told.asked}é`;
      }
    } finally {
      told.left = true;
    }
  }
  return { told, stream: textStream(pieces()) };
}

describe('text as a stream', () => {
  it('is asked for as it is read, and no more when its reader leaves', async () => {
    const { told, stream } = counted();
    const reader = stream.getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe('1é');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(told.asked).toBeLessThanOrEqual(2);
    await reader.cancel();
    expect(told.left).toBe(true);
  });

  it('breaks off where its text does, so that nobody takes half for the whole', async () => {
    async function* broken() {
      yield 'half';
      throw new Error('the database is away');
    }
    await expect(new Response(textStream(broken())).text()).rejects.toThrow();
  });
});
