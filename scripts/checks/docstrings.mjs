/** Every export of lib/ says what it promises, and says more than its name. */
import ts from 'typescript';
import { read, report, sources } from './sources.mjs';

const shortest = 12;
const problems = [];
for (const file of sources(['lib'], /\.tsx?$/)) {
  if (/\.(test|spec|config|global)\.tsx?$/.test(file) || file.endsWith('.d.ts')) continue;
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
  const values = new Set(
    source.statements
      .filter(ts.isVariableStatement)
      .flatMap((one) => one.declarationList.declarations.map((each) => each.name.getText())),
  );
  for (const statement of source.statements) {
    // `type X = z.infer<typeof X>` is explained by the value of the same name.
    if (ts.isTypeAliasDeclaration(statement) && values.has(statement.name.text)) continue;
    const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
    if (!modifiers?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword)) continue;
    const said = ts
      .getJSDocCommentsAndTags(statement)
      .map((one) => ts.getTextOfJSDocComment(one.comment) ?? '')
      .join(' ');
    const { line } = source.getLineAndCharacterOfPosition(statement.getStart());
    if (said.length < shortest) problems.push(`${file}:${line + 1}: an export of lib/ without a docstring`);
  }
}
report(problems);
