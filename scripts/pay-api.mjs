/** `npm run pay-api`: writes docs/api/pay.openapi.json and the client in integrations/client from the schemas of the pay API. */
import { rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

const { outputFiles } = await build({
  entryPoints: ['scripts/api/written-files.ts'],
  ...{
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    alias: { '@': process.cwd() },
  },
});
const [program] = outputFiles;
// From a file here, so that packages are found.
const place = 'scripts/api/written-files.tmp.mjs';
writeFileSync(place, program.text);
try {
  const { writtenFiles } = await import(new URL(`../${place}`, import.meta.url));
  for (const [file, text] of Object.entries(writtenFiles())) writeFileSync(file, text);
} finally {
  rmSync(place);
}
