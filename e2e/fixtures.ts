/**
 * What every story starts with: a browser whose console errors and policy violations fail the test, no request to any other
 * machine, and the product's verbs as `app`.
 */
import { test as base, expect } from '@playwright/test';
import { App } from './app';

const ours = new Set(['localhost', '127.0.0.1', '127.0.0.2']);
const isElsewhere = ({ protocol, hostname }: URL) => /^(http|ws)s?:$/.test(protocol) && !ours.has(hostname);

/** Console lines that are the browser's own remarks about answers a story provokes on purpose. */
const expected = [
  /status of (400|401|403|404|409|413|415|422|429|503)/,
  /net::ERR_INTERNET_DISCONNECTED/,
  /net::ERR_FAILED/,
  // The browser asks by itself for a newer service worker, some time after a page came: here without a network.
  /An unknown error occurred when fetching the script/,
];

/** A second try is recorded, and the recorder reads a page's own pictures in a way that the page's policy refuses. */
const ofTheRecorder = /^Connecting to 'blob:/;

export const test = base.extend<{ app: App; quiet: undefined }>({
  app: async ({ page }, use) => {
    await use(new App(page));
  },
  quiet: [
    async ({ context, page }, use, info) => {
      const noises: string[] = [];
      // Watched and not intercepted: interception would put every request through this process and turn the cache off. No
      // other machine is reached all the same: the browser is started with a name for none but this one.
      context.on('request', (request) => {
        if (isElsewhere(new URL(request.url()))) noises.push(`asked another machine: ${request.url()}`);
      });
      page.on('console', (message) => {
        const known = info.retry > 0 ? [...expected, ofTheRecorder] : expected;
        if (message.type() === 'error' && !known.some((pattern) => pattern.test(message.text())))
          noises.push(message.text());
      });
      page.on('pageerror', (error) => noises.push(error.message));
      await use(undefined);
      if (info.status === 'passed') expect(noises, 'the browser complained').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
