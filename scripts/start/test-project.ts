/**
 * A copy of the project for tests of the launcher: everything is real but Next, whose build takes minutes. In its place a
 * small server answers the health page, and one slow address shows whether requests are drained.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');

const NEXT = `
const [command, , host, , port] = process.argv.slice(2);
const fs = require('node:fs');
if (command === 'build') {
  fs.mkdirSync('.next', { recursive: true });
  fs.writeFileSync('.next/BUILD_ID', 'stub');
  process.exit(0);
}
const knowsOwner = Boolean(process.env.DATABASE_URL);
const server = require('node:http').createServer((request, response) => {
  const answer = () => response.setHeader('connection', 'close').end(JSON.stringify({ status: 'ok', knowsOwner, pid: process.pid }));
  if (request.url === '/slow') setTimeout(answer, 1000);
  else answer();
});
server.listen(Number(port), host);
process.on('SIGTERM', () => server.close(() => process.exit(0)));
`;

/** Lays the project out in a new folder below /tmp, open to every user. */
export function makeProject(): string {
  const folder = mkdtempSync('/tmp/souk-launcher-');
  chmodSync(folder, 0o755);
  cpSync(path.join(ROOT, 'scripts'), path.join(folder, 'scripts'), { recursive: true });
  for (const name of ['db', 'lib', 'worker', 'sandbox', 'package.json', 'package-lock.json', 'tsconfig.json']) {
    if (existsSync(path.join(ROOT, name))) symlinkSync(path.join(ROOT, name), path.join(folder, name));
  }
  const modules = path.join(folder, 'node_modules');
  mkdirSync(path.join(modules, 'next/dist/bin'), { recursive: true });
  for (const name of readdirSync(path.join(ROOT, 'node_modules'))) {
    if (name !== 'next') symlinkSync(path.join(ROOT, 'node_modules', name), path.join(modules, name));
  }
  writeFileSync(path.join(modules, 'next/dist/bin/next'), NEXT);
  mkdirSync(path.join(folder, 'app'));
  writeFileSync(path.join(folder, 'app/layout.tsx'), '');
  return folder;
}

export const removeProject = (folder: string) => rmSync(folder, { recursive: true, force: true });

/** A port of which the next one is free too, for the sandbox. */
export async function freePort(): Promise<number> {
  for (let port = 40_000 + (process.pid % 2000) * 4; ; port += 4) {
    if ((await isFree(port)) && (await isFree(port + 1))) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer().once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

export type Started = { process: ChildProcess; output: () => string; ended: Promise<number | null> };

/** `npm start` in the project, with only the given environment besides the path. */
export function start(
  project: string,
  environment: Record<string, string>,
  options: { uid?: number; gid?: number } = {},
): Started {
  const child = spawn(process.execPath, [path.join(project, 'scripts/start.mjs')], {
    ...options,
    cwd: '/',
    env: {
      NODE_ENV: 'production',
      PATH: process.env.PATH,
      SOUK_DEMO: 'off',
      SOUK_DATA: path.join(project, 'data'),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      output += chunk;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { process: child, output: () => output, ended };
}

/** Waits until the site says that it is open; fails with all it said when it ends before. */
export async function untilOpen(started: Started): Promise<void> {
  const over = started.ended.then(() => 'over' as const);
  while (!started.output().includes('Souk is open')) {
    const tick = new Promise((resolve) => setTimeout(resolve, 50, 'tick'));
    if ((await Promise.race([over, tick])) === 'over') throw new Error(`the launcher ended:\n${started.output()}`);
  }
}

/** Every process whose command line or working folder names the project. */
export function processesOf(project: string): { pid: number; command: string }[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
      const own = readFileSync(`/proc/${name}/environ`, 'utf8').includes(project) || command.includes(project);
      return own && !stat.includes(') Z ') ? [{ pid: Number(name), command }] : [];
    } catch {
      return [];
    }
  });
}

export const pidOf = (project: string, words: string): number =>
  processesOf(project).find(({ command }) => command.includes(words))?.pid ?? 0;
