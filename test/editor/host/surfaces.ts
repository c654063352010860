/** What each surface of the editor says of the findings, in a form in which all can be compared. */
import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import { diagnosticsOf } from './diagnostics.ts';
import { onPage } from './page.ts';

const STATUS = '[id="workload-lint.workload-lint.status"] [aria-label]';
const VIEW_TITLE = '.pane-header:has-text("Event Loop") .description';
const PATIENCE = 45_000;

/** A statement of one surface, and what follows from the Problems panel; they must be equal. */
export interface Statement {
  readonly surface: string;
  readonly says: string;
  readonly problems: string;
}

interface Found {
  readonly uri: vscode.Uri;
  readonly diagnostic: vscode.Diagnostic;
}

function found(): Found[] {
  return vscode.languages
    .getDiagnostics()
    .flatMap(([uri]) => diagnosticsOf(uri).map((diagnostic) => ({ uri, diagnostic })));
}

const isProblem = ({ diagnostic: { severity } }: Found): boolean => severity !== vscode.DiagnosticSeverity.Hint;

/** Problems by file, line and message. */
export const problems = (): string =>
  found()
    .filter(isProblem)
    .map(({ uri, diagnostic: { range, message } }) => `${uri.path}:${range.start.line + 1} ${message}`)
    .sort()
    .join('\n');

async function statusBar(): Promise<Statement> {
  const [label = ''] = await onPage({ do: 'attribute', selector: STATUS, name: 'aria-label' });
  const files = (await vscode.workspace.findFiles('**/*.ts', '**/*.d.ts')).length;
  const count = found().filter(isProblem).length;
  return {
    surface: 'status bar',
    says: label.replace(/\.$/, ''),
    problems: `Workload Lint, ${count} finding${count === 1 ? '' : 's'} in ${files} file${files === 1 ? '' : 's'}`,
  };
}

/** Entry points that the chains of problems begin at. */
async function eventLoopView(): Promise<Statement> {
  const [says = ''] = await onPage({ do: 'texts', selector: VIEW_TITLE });
  const entries = new Set(
    found()
      .filter(isProblem)
      .flatMap(({ diagnostic: { relatedInformation: [first] = [] } }) =>
        first?.message.startsWith('entry point')
          ? [`${first.location.uri.path}:${first.location.range.start.line}:${first.location.range.start.character}`]
          : [],
      ),
  );
  return { surface: 'view', says, problems: `${entries.size} blocked` };
}

async function hovers(): Promise<Statement[]> {
  return Promise.all(
    found()
      .filter(isProblem)
      .map(async ({ uri, diagnostic: { range, message, code } }) => {
        const shown = await vscode.commands.executeCommand<vscode.Hover[]>(
          'vscode.executeHoverProvider',
          uri,
          range.start,
        );
        const texts = shown
          .flatMap(({ contents }) => contents)
          .map((content) => (typeof content === 'string' ? content : content.value));
        const rule = typeof code === 'object' ? code.value : code;
        const own = texts.find((text) => text.includes(String(rule))) ?? texts.join('\n');
        const plain = own
          .replaceAll('\\', '')
          .split('\n')[0]!
          .replace(/\]\(.*$/, '');
        return { surface: `hover ${uri.path}`, says: plain, problems: `**${message}** · [${String(rule)}` };
      }),
  );
}

/** Each lens stands over a finding, hints included, and there are none where there is no finding. */
async function lenses(): Promise<Statement[]> {
  return Promise.all(
    vscode.workspace.textDocuments
      .filter(({ uri: { scheme }, languageId }) => scheme === 'file' && /^(java|type)script/.test(languageId))
      .map(async ({ uri }) => {
        const shown = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
        const functions = new Set(
          shown.flatMap(({ command, range }) => (command?.title === 'Benchmark' ? [range.start.line] : [])),
        );
        const needed = diagnosticsOf(uri).length > 0 ? 'at most one for each finding' : 'none';
        const says = functions.size === 0 ? 'none' : 'some';
        return {
          surface: `lenses ${uri.path}`,
          says: needed === 'none' ? says : functions.size <= diagnosticsOf(uri).length ? needed : says,
          problems: needed,
        };
      }),
  );
}

/** The tool for assistants names what the Problems panel names, at each of its lines. */
async function assistantTool(): Promise<Statement[]> {
  return Promise.all(
    found()
      .filter(isProblem)
      .map(async ({ uri, diagnostic: { range, message } }) => {
        const { content } = await vscode.lm.invokeTool('workload-lint_whichApproach', {
          input: { file: uri.fsPath, line: range.start.line + 1, column: range.start.character + 1 },
          toolInvocationToken: undefined,
        });
        const text = content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
        const says = (JSON.parse(text) as { subject?: string }).subject ?? '';
        return { surface: `assistant ${uri.path}`, says, problems: message };
      }),
  );
}

async function statements(): Promise<Statement[]> {
  return [
    await statusBar(),
    await eventLoopView(),
    ...(await hovers()),
    ...(await lenses()),
    ...(await assistantTool()),
  ];
}

/**
 * Waits until the problems are as wanted and all surfaces agree with them.
 * @returns the problems
 * @throws with what contradicts, after half a minute
 */
export async function agreed(holds: (problems: string) => boolean): Promise<string> {
  let wrong = '';
  for (const until = Date.now() + PATIENCE; Date.now() < until; await pause(200)) {
    const before = problems();
    if (!holds(before)) {
      wrong = `The problems are still:\n${before}`;
      continue;
    }
    try {
      const all = await statements();
      wrong = all
        .filter(({ says, problems: wanted }) => says !== wanted)
        .map(({ surface, says, problems: wanted }) => `${surface}: says "${says}", but should say "${wanted}"`)
        .join('\n');
    } catch (error) {
      // A place may be gone meanwhile.
      wrong = String(error);
    }
    if (wrong === '' && before === problems()) return before;
  }
  throw new Error(`The surfaces do not agree.\n${wrong}`);
}
