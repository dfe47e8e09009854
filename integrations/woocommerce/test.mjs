/**
 * `node integrations/woocommerce/test.mjs`: lints every PHP file, and runs what needs no Souk. It needs `php` (Debian: php-cli php-curl
 * php-mbstring) and ends with 1 without one; against the real pay API the plug-in is tried by `woocommerce.test.ts`.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** Runs PHP in the folder of the plug-in, and answers what it said. */
function php(...parts) {
  const { status, stdout, stderr, error } = spawnSync('php', parts, { cwd: folder, encoding: 'utf8' });
  if (error) return { ok: false, said: `php cannot be started: ${error.message}` };
  return { ok: status === 0, said: `${stdout}${stderr}`.trim() };
}

const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.php'));
const version = php('-r', 'echo PHP_VERSION;');
if (!version.ok) {
  console.error(`WooCommerce: not tested. ${version.said}`);
  process.exit(1);
}
for (const file of files) {
  const { ok, said } = php('-l', file);
  if (!ok) {
    console.error(said);
    process.exit(1);
  }
}
const { ok, said } = php('-d', 'error_reporting=-1', '-d', 'display_errors=stderr', 'tests/run.php');
console.log(`WooCommerce: PHP ${version.said}, ${files.length} files without a fault of syntax, ${said}`);
process.exit(ok ? 0 : 1);
