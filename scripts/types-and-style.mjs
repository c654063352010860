/**
 * `tsc` and `eslint .` in one process: both need all types of the project, which take most of their time, so they are
 * computed once. In an editor, and for single files, ESLint by itself comes to the same.
 */
import { ESLint } from 'eslint';
import ts from 'typescript';

const PROJECTS = ['tsconfig.json', 'src/panel/tsconfig.json'];
const FORMAT = {
  getCanonicalFileName: (file) => file,
  getCurrentDirectory: ts.sys.getCurrentDirectory,
  getNewLine: () => '\n',
};

function readProject(file) {
  const host = {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (problem) => {
      throw new Error(ts.formatDiagnostic(problem, FORMAT));
    },
  };
  const { fileNames, options, errors } = ts.getParsedCommandLineOfConfigFile(file, {}, host);
  return { program: ts.createProgram({ rootNames: fileNames, options }), errors };
}

/** @returns whether there are no errors */
function checkTypes({ program, errors }) {
  const problems = [...errors, ...ts.getPreEmitDiagnostics(program)];
  if (problems.length > 0) console.error(ts.formatDiagnosticsWithColorAndContext(problems, FORMAT));
  return problems.length === 0;
}

/** @returns whether there are no errors */
async function checkStyle(programs) {
  const eslint = new ESLint({
    overrideConfig: {
      files: ['src/**/*.ts', 'test/**/*.ts'],
      languageOptions: { parserOptions: { programs, projectService: false } },
    },
  });
  const results = await eslint.lintFiles(['.']);
  const { format } = await eslint.loadFormatter('stylish');
  const report = await format(results);
  if (report !== '') console.error(report);
  return results.every(({ errorCount }) => errorCount === 0);
}

const projects = PROJECTS.map(readProject);
const isTyped = projects.map(checkTypes).every(Boolean);
const isStyled = await checkStyle(projects.map(({ program }) => program));
process.exitCode = isTyped && isStyled ? 0 : 1;
