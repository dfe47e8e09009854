/**
 * Every export of a 'use server' file is a public endpoint, whatever its name: each must be made by `formAction(...)`, so that
 * parsing, who acts, and closed answers cannot be forgotten. Types may be exported too.
 */
import ts from 'typescript';
import { read, report, sources } from './sources.mjs';

const makers = new Set(['formAction']);

function isMade(declaration) {
  const value = declaration.initializer;
  return value && ts.isCallExpression(value) && ts.isIdentifier(value.expression) && makers.has(value.expression.text);
}

function exported(statement) {
  return (
    ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword)
  );
}

const problems = [];
for (const file of sources(['app', 'lib'], /\.tsx?$/)) {
  const text = read(file);
  if (!/['"]use server['"]/.test(text)) continue;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const first = source.statements[0];
  const whole =
    first &&
    ts.isExpressionStatement(first) &&
    ts.isStringLiteral(first.expression) &&
    first.expression.text === 'use server';
  if (!whole) {
    problems.push(`${file}: 'use server' inside a function; actions live in files of their own`);
    continue;
  }
  for (const statement of source.statements) {
    if (ts.isExportDeclaration(statement) && !statement.isTypeOnly)
      problems.push(`${file}: re-exports from an action file`);
    if (!exported(statement) || ts.isTypeAliasDeclaration(statement) || ts.isInterfaceDeclaration(statement)) continue;
    const good = ts.isVariableStatement(statement) && statement.declarationList.declarations.every(isMade);
    const { line } = source.getLineAndCharacterOfPosition(statement.getStart());
    if (!good)
      problems.push(`${file}:${line + 1}: every export of an action file is made by ${[...makers].join(' or ')}()`);
  }
}
report(problems);
