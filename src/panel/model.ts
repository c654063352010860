/**
 * The state of the panel: choices, the current run, the results. A pure function computes the next state from an event.
 */
import type { BenchmarkEvent } from '../protocol/benchmark.ts';
import type { BenchmarkError, BenchmarkResult } from '../protocol/benchmark-result.ts';
import type { MeasureId } from '../protocol/measures.ts';
import type { KeptRun, OfferedTarget, RunUnderWay, ToPanel } from '../protocol/panel.ts';
import { changeSetup, type Choice, type Setups, type SetupChange } from './setup.ts';
import { followEvent, type RunView, startRun } from './run-view.ts';

export interface Model {
  /** The extension has replied. */
  readonly open: boolean;
  readonly trusted: boolean;
  readonly history: readonly KeptRun[];
  readonly choice: Choice;
  readonly setups: Setups;
  readonly target?: OfferedTarget;
  readonly run?: RunView;
  readonly error?: BenchmarkError;
  /** Ids of the displayed run, and of the one it is compared with. */
  readonly shown?: string;
  readonly compared?: string;
  readonly sort?: Sort;
  readonly copied?: string;
  /** The measure of the charts, if the user has chosen one. */
  readonly measure?: MeasureId;
}

/** By which column the table of figures is sorted. */
export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

/** User actions that only concern the panel. */
export type Action =
  | { readonly type: 'pick'; readonly choice: Choice }
  | { readonly type: 'set'; readonly change: SetupChange }
  | { readonly type: 'show'; readonly id: string }
  | { readonly type: 'compare'; readonly id: string | undefined }
  | { readonly type: 'measure'; readonly measure: MeasureId }
  | { readonly type: 'copied'; readonly words: string }
  | { readonly type: 'sort'; readonly column: string }
  | { readonly type: 'dismiss' };

/** The state that survives a reload. */
export type SavedModel = Pick<Model, 'choice' | 'setups' | 'target' | 'shown' | 'compared' | 'measure'>;

export function initialModel(saved: SavedModel | undefined): Model {
  return { open: false, trusted: true, history: [], choice: 'three-tasks', setups: {}, ...saved };
}

export function savedModel({ choice, setups, target, shown, compared, measure }: Model): SavedModel {
  return {
    choice,
    setups,
    ...(target && { target }),
    ...(shown !== undefined && { shown }),
    ...(compared !== undefined && { compared }),
    ...(measure !== undefined && { measure }),
  };
}

export function reduce(model: Model, happened: ToPanel | Action): Model {
  switch (happened.type) {
    case 'opened': {
      const { history, trusted, run, target, show } = happened;
      const opened = withHistory({ ...model, open: true, trusted }, history);
      const offered = target
        ? withTarget(opened, target)
        : model.target?.kind === 'comparison'
          ? withoutTarget(opened)
          : opened;
      return withRun(show ? { ...offered, choice: show } : offered, run);
    }
    case 'choose':
      return { ...model, choice: happened.scenario };
    case 'target':
      return withTarget(model, happened.target);
    case 'trust':
      return { ...model, trusted: happened.trusted };
    case 'started':
      return withRun(without(model, 'error'), happened.run);
    case 'event':
      return withEvent(model, happened.event);
    case 'history': {
      const next = withHistory(model, happened.history);
      return happened.show === undefined ? next : { ...without(without(next, 'run'), 'measure'), shown: happened.show };
    }
    case 'draw':
      return model;
    case 'pick':
      return { ...model, choice: happened.choice };
    case 'set': {
      // An invalid value may be valid now.
      const next =
        'arguments' in happened.change && model.error?.field === 'arguments' ? without(model, 'error') : model;
      return { ...next, setups: changeSetup(model.setups, model.choice, happened.change) };
    }
    case 'show':
      return happened.id === model.compared
        ? { ...without(without(model, 'compared'), 'copied'), shown: happened.id }
        : { ...without(model, 'copied'), shown: happened.id };
    case 'compare':
      return happened.id === undefined ? without(model, 'compared') : { ...model, compared: happened.id };
    case 'measure':
      return { ...model, measure: happened.measure };
    case 'copied':
      return { ...model, copied: happened.words };
    case 'sort': {
      const { column } = happened;
      return { ...model, sort: { column, descending: model.sort?.column === column && !model.sort.descending } };
    }
    case 'dismiss':
      return without(model, 'error');
  }
}

/** The displayed run: the latest unless another was selected. */
export function shownRun({ history, shown }: Model): KeptRun | undefined {
  return history.find(({ id }) => id === shown) ?? history[0];
}

export function comparedRun(model: Model): KeptRun | undefined {
  return model.compared === shownRun(model)?.id ? undefined : model.history.find(({ id }) => id === model.compared);
}

/** The measure of the charts: what the verdict is about, unless the user has chosen another one. */
export function shownMeasure({ measure }: Model, { merits, decidedBy }: BenchmarkResult): MeasureId {
  return measure !== undefined && merits.includes(measure) ? measure : (decidedBy ?? merits[0]!);
}

function without<K extends 'run' | 'error' | 'compared' | 'target' | 'measure' | 'copied'>(
  model: Model,
  key: K,
): Omit<Model, K> & Model {
  const rest: Partial<Model> = { ...model };
  delete (rest as { [P in K]?: unknown })[key];
  return rest as Omit<Model, K> & Model;
}

function withHistory(model: Model, history: readonly KeptRun[]): Model {
  const isKept = (id: string | undefined): boolean => history.some((run) => run.id === id);
  return { ...(isKept(model.compared) ? model : without(model, 'compared')), history };
}

/** Found arguments fill the field, unless the user has edited it for this function. */
function withTarget(model: Model, target: OfferedTarget): Model {
  const isSame =
    model.target?.file === target.file && model.target.name === target.name && model.target.kind === target.kind;
  const found = target.arguments && 'text' in target.arguments ? target.arguments.text : undefined;
  const { arguments: typed, ...others } = model.setups.code ?? {};
  const kept = isSame ? (typed ?? found) : found;
  return {
    ...model,
    choice: 'code',
    target,
    setups: { ...model.setups, code: { ...others, ...(kept !== undefined && { arguments: kept }) } },
  };
}

/** The edit of a comparison was in the memory of an extension host that has exited. */
function withoutTarget(model: Model): Model {
  return { ...without(model, 'target'), choice: model.choice === 'code' ? 'three-tasks' : model.choice };
}

function withRun(model: Model, run: RunUnderWay | undefined): Model {
  if (!run) return without(model, 'run');
  return run.events.reduce(withEvent, { ...model, run: startRun(run.title, run.begun) });
}

function withEvent(model: Model, event: BenchmarkEvent): Model {
  if (event.type === 'failed') {
    const ended = without(model, 'run');
    return event.error.code === 'cancelled' ? ended : { ...ended, error: event.error };
  }
  return model.run ? { ...model, run: followEvent(model.run, event) } : model;
}
