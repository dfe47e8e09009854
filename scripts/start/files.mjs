/** Small files the launcher keeps in SOUK_DATA: written whole or not at all. */
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** A file that is missing or cut short by a full disk counts as absent. */
export function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Temporary name, fsync, rename. Private to this user unless told otherwise. */
export function writeJson(file, value, mode = 0o600) {
  const temporary = `${file}.${process.pid}.tmp`;
  const handle = fs.openSync(temporary, 'w', mode);
  try {
    fs.writeSync(handle, `${JSON.stringify(value, null, 2)}\n`);
    fs.fsyncSync(handle);
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw Object.assign(error, { path: file });
  } finally {
    fs.closeSync(handle);
  }
  fs.renameSync(temporary, file);
}

/** 24 random bytes that fit in a URL. */
export const randomSecret = () => crypto.randomBytes(24).toString('base64url');

/**
 * The data folder: others may pass through (an unprivileged Postgres must reach its own folder) but not look around.
 * `mkdir` gives the mode to parents too, hence two calls.
 */
export function makeDataFolder(folder) {
  fs.mkdirSync(path.dirname(folder), { recursive: true });
  if (!fs.existsSync(folder)) fs.mkdirSync(folder, { mode: 0o711 });
  fs.accessSync(folder, fs.constants.W_OK);
}
