/** The handlers of all commands; a missing one is a compile error. */
import { commands, Disposable } from 'vscode';
import type { CommandId } from '../../protocol/commands.ts';
import { analyzeWorkspace } from './analyze-workspace.ts';
import { benchmarkThisFunction } from './benchmark-this-function.ts';
import { cancelBenchmark } from './cancel-benchmark.ts';
import type { Command, CommandContext } from './command.ts';
import { compareWithRefactor } from './compare-with-refactor.ts';
import { explainRule } from './explain-rule.ts';
import { exportBenchmarkResults } from './export-benchmark-results.ts';
import { openBenchmarkPanel } from './open-benchmark-panel.ts';
import { openExample } from './open-example.ts';
import { openGuide } from './open-guide.ts';
import { restartServer } from './restart-server.ts';
import { runScenario } from './run-scenario.ts';
import { setRuleLevel } from './set-rule-level.ts';
import { setStrictness } from './set-strictness.ts';
import { showAtLine } from './show-at-line.ts';
import { showCallers } from './show-callers.ts';
import { showMenu } from './show-menu.ts';
import { showOutput } from './show-output.ts';
import { toggle } from './toggle.ts';
import { whichApproach } from './which-approach.ts';

const HANDLERS = {
  'workloadLint.analyzeWorkspace': analyzeWorkspace,
  'workloadLint.benchmarkThisFunction': benchmarkThisFunction,
  'workloadLint.cancelBenchmark': cancelBenchmark,
  'workloadLint.compareWithRefactor': compareWithRefactor,
  'workloadLint.explainRule': explainRule,
  'workloadLint.exportBenchmarkResults': exportBenchmarkResults,
  'workloadLint.openBenchmarkPanel': openBenchmarkPanel,
  'workloadLint.openExample': openExample,
  'workloadLint.openGuide': openGuide,
  'workloadLint.restartServer': restartServer,
  'workloadLint.runScenario': runScenario,
  'workloadLint.setRuleLevel': setRuleLevel,
  'workloadLint.setStrictness': setStrictness,
  'workloadLint.showAtLine': showAtLine,
  'workloadLint.showCallers': showCallers,
  'workloadLint.showMenu': showMenu,
  'workloadLint.showOutput': showOutput,
  'workloadLint.toggle': toggle,
  'workloadLint.whichApproach': whichApproach,
} satisfies Record<CommandId, Command>;

export function registerCommands(context: CommandContext): Disposable {
  return Disposable.from(
    ...Object.entries<Command>(HANDLERS).map(([id, handler]) =>
      commands.registerCommand(id, (...args: unknown[]) => handler(context, ...args)),
    ),
  );
}
