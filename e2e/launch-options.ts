const executablePath = process.env.CHROMIUM_PATH || '/usr/bin/chromium';

/** How every story's browser is started; `npm test` names it in CHROMIUM_PATH. */
export const launchOptions = {
  executablePath,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // No other machine has a name here: a page that asks for one gets nothing, and `fixtures.ts` fails its story.
    '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1 , EXCLUDE 127.0.0.2',
  ],
};
