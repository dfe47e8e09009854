import { describe, expect, it } from 'vitest';
import { TurnstileFull, turnstile } from './turnstile';

const pause = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('a turnstile', () => {
  it('never lets more than so many in at once, and lets everybody through in order', async () => {
    const enter = turnstile(2, 100);
    let inside = 0;
    let most = 0;
    const order: number[] = [];
    await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        enter(async () => {
          order.push(index);
          inside += 1;
          most = Math.max(most, inside);
          await pause();
          inside -= 1;
        }),
      ),
    );
    expect(most).toBe(2);
    expect(order).toEqual([...order].sort((left, right) => left - right));
  });

  it('turns away who would wait behind too many, and opens again', async () => {
    const enter = turnstile(1, 1);
    const tries = [enter(pause), enter(pause), enter(pause)];
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    await expect(tries[2]).rejects.toBeInstanceOf(TurnstileFull);
    await expect(enter(async () => 'again')).resolves.toBe('again');
  });

  it('gives the place back when the work fails', async () => {
    const enter = turnstile(1, 0);
    await expect(enter(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(enter(async () => 'yes')).resolves.toBe('yes');
  });

  it('lets nobody wait longer than it says, and nobody lose a place by it', async () => {
    const enter = turnstile(1, 10, 30);
    let leave = () => {};
    const first = enter(() => new Promise<void>((resolve) => (leave = resolve)));
    await expect(enter(async () => 'late')).rejects.toBeInstanceOf(TurnstileFull);
    leave();
    await first;
    await expect(enter(async () => 'next')).resolves.toBe('next');
  });
});
