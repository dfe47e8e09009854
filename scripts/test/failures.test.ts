import { describe, expect, it } from 'vitest';
import { failedInPlaywright, failedInVitest } from './failures.mjs';

describe('what failed', () => {
  it('names each failed test with the first line of its message', () => {
    const report = {
      testResults: [
        {
          name: '/project/lib/a.test.ts',
          status: 'failed',
          message: '',
          assertionResults: [
            { status: 'passed', fullName: 'a holds', failureMessages: [] },
            {
              status: 'failed',
              fullName: 'a breaks',
              failureMessages: ['\u001b[31mexpected 1\u001b[39m\n    at a.test.ts'],
            },
          ],
        },
        { name: '/project/lib/b.test.ts', status: 'failed', message: 'does not load\nat b', assertionResults: [] },
      ],
    };
    expect(failedInVitest(report)).toEqual(['a.test.ts › a breaks: expected 1', 'b.test.ts: does not load']);
  });

  it('finds stories in nested groups, and tells those that passed the second time apart', () => {
    const story = (title: string, status: string) => ({
      file: 'wallet.spec.ts',
      title,
      tests: [{ status, projectName: 'phone', results: [{ error: { message: 'no button\nmore' } }, {}] }],
    });
    const report = {
      suites: [
        {
          specs: [story('pays', 'expected')],
          suites: [{ specs: [story('undoes', 'unexpected'), story('adds', 'flaky')] }],
        },
      ],
    };
    expect(failedInPlaywright(report)).toEqual({
      failed: ['wallet.spec.ts › undoes [phone]: no button'],
      again: ['wallet.spec.ts › adds [phone]: no button'],
    });
  });

  it('answers nothing for a report that was never written', () => {
    expect(failedInVitest(undefined)).toEqual([]);
    expect(failedInPlaywright(undefined)).toEqual({ failed: [], again: [] });
  });
});
