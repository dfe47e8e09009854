/**
 * The closed vocabulary of files: a domain folder of lib/ holds model, schema, queries, gateway, one file per verb, tests and
 * a README; dumping grounds and barrels exist nowhere; no file outgrows 300 lines.
 */
import path from 'node:path';
import { read, report, sources } from './sources.mjs';

const refusedNames = /^(index|utils?|helpers?|common|misc|types|services?|constants)\.(ts|tsx)$/;
const refusedFolders = /(^|\/)(utils?|helpers?|common|misc|hooks|services?)\//;
const kebab = /^_?[a-z0-9]+(-[a-z0-9]+)*(\.test|\.spec|\.config|\.global|\.d)?\.(ts|tsx|mjs|cjs)$/;
const linesMax = 300;
const testLinesMax = 400;

const problems = [];
for (const file of sources(['app', 'lib', 'db', 'worker', 'sandbox', 'e2e', 'bench', 'scripts'], /\.(tsx?|mjs|cjs)$/)) {
  const name = path.basename(file);
  if (file.startsWith('db/migrations/')) continue;
  if (refusedNames.test(name)) problems.push(`${file}: a name that says nothing; name the idea it holds`);
  if (refusedFolders.test(file)) problems.push(`${file}: a dumping ground; put it beside the code that uses it`);
  if (!kebab.test(name)) problems.push(`${file}: file names are kebab-case`);
  const lines = read(file).split('\n').length - 1;
  const most = /\.(test|spec)\.tsx?$/.test(name) ? testLinesMax : linesMax;
  if (lines > most) problems.push(`${file}: ${lines} lines; more than ${most} is two ideas`);
  if (/^lib\/(shop|money|social|identity|markets)\/[^/]+\.tsx?$/.test(file) && !/^lib\/markets\//.test(file)) {
    problems.push(`${file}: a ring holds domain folders, not files`);
  }
  if (
    /\.test\.tsx?$/.test(name) &&
    !/from '(\.|@\/)/.test(read(file)) &&
    !/import\('/.test(read(file)) &&
    !/spawn/.test(read(file))
  ) {
    problems.push(`${file}: a test must import what it tests`);
  }
}
report(problems);
