/** Runs a scenario with its defaults: the one named by a link, or one that the user picks. */
import { window } from 'vscode';
import { isScenarioId, SCENARIOS, type ScenarioId } from '../../protocol/scenarios/index.ts';
import type { Command } from './command.ts';

export const runScenario: Command = async ({ benchmarks: { panel, runs } }, named) => {
  const scenario = typeof named === 'string' && isScenarioId(named) ? named : await pickScenario();
  if (!scenario) return;
  panel.show(scenario);
  await runs.start({ kind: 'scenario', scenario }, SCENARIOS[scenario].title);
};

async function pickScenario(): Promise<ScenarioId | undefined> {
  const items = (Object.keys(SCENARIOS) as ScenarioId[]).map((id) => ({
    label: SCENARIOS[id].title,
    description: id,
    detail: SCENARIOS[id].shows,
    id,
  }));
  return (
    await window.showQuickPick(items, { placeHolder: 'Scenario to run', matchOnDescription: true, matchOnDetail: true })
  )?.id;
}
