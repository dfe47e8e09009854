/** A browser for the tests: one that is here already, else Debian's package, else Playwright's own download. */
import fs from 'node:fs';
import { runOrRefuse } from '../start/run.mjs';
import { Refusal, say } from '../start/say.mjs';

/** The shell first: it draws no window of its own, and stories take less than half the time in it. */
const USUAL_PLACES = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

async function found() {
  const given = process.env.CHROMIUM_PATH;
  if (given && !fs.existsSync(given)) throw new Refusal(`CHROMIUM_PATH is ${given}, and there is no such file.`);
  const { chromium } = await import('@playwright/test');
  return [given, ...USUAL_PLACES, chromium.executablePath()].find((file) => file && fs.existsSync(file));
}

const canUseApt = () => process.getuid?.() === 0 && fs.existsSync('/etc/debian_version');

/** @returns {Promise<string>} path of the executable */
export async function findOrInstallChromium() {
  const here = await found();
  if (here) return here;
  say('  no Chromium here: fetching one');
  const sorry = (words) =>
    `Chromium could not be installed. Install it yourself and set CHROMIUM_PATH.\n${words.slice(-1000)}`;
  if (canUseApt()) {
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await runOrRefuse('apt-get', ['update', '-q'], { environment }, sorry);
    await runOrRefuse(
      'apt-get',
      ['install', '-qy', '--no-install-recommends', 'chromium-headless-shell'],
      { environment },
      sorry,
    );
  } else {
    await runOrRefuse(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], {}, sorry);
  }
  const installed = await found();
  if (!installed) throw new Refusal('Chromium was installed and still cannot be found. Set CHROMIUM_PATH.');
  return installed;
}
