/** Bundles the picture generator and runs it; arguments pass through (see render.ts). */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

// The bundle lies inside the project so that its `sharp` resolves.
const folder = mkdtempSync(join(process.cwd(), 'node_modules', '.pictures-'));
const bundle = join(folder, 'render.mjs');
await build({
  entryPoints: ['scripts/pictures/render.ts'],
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  outfile: bundle,
});
const { status } = spawnSync(process.execPath, [bundle, ...process.argv.slice(2)], { stdio: 'inherit' });
rmSync(folder, { recursive: true });
process.exit(status ?? 1);
