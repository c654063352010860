/** The panel's model: what it shows after what the extension says and the user does. */
import assert from 'node:assert/strict';
import {
  comparedRun,
  initialModel,
  reduce,
  savedModel,
  shownMeasure,
  shownRun,
  type Action,
  type Model,
} from '../../src/panel/model.ts';
import { announcement } from '../../src/panel/run-view.ts';
import type { KeptRun, OfferedTarget, ToPanel } from '../../src/protocol/panel.ts';
import { sampleResult } from '../benchmark-client/sample-result.ts';

const after = (...happened: readonly (ToPanel | Action)[]): Model => happened.reduce(reduce, initialModel(undefined));
const kept = (id: string): KeptRun => ({ id, result: sampleResult() });
const OPENED: ToPanel = { type: 'opened', history: [kept('second'), kept('first')], trusted: true };
const STARTED: ToPanel = { type: 'started', run: { title: 'Three tasks', begun: 5, events: [{ type: 'ready' }] } };
const PLAN: ToPanel = {
  type: 'event',
  event: { type: 'started', strategies: [{ id: 'sequential' }, { id: 'threads', pool: 3 }], rounds: 2, size: {} },
};
const progress = (
  phase: 'starting' | 'warm-up' | 'measuring',
  strategy: string,
  round: number,
  sample?: number,
): ToPanel => ({
  type: 'event',
  event: {
    type: 'progress',
    phase,
    strategy,
    round,
    part: 0.5,
    elapsed: 10,
    remaining: 900,
    ...(sample !== undefined && { sample }),
  },
});
const FUNCTION: OfferedTarget = { kind: 'function', file: '/a.ts', name: 'hash' };

describe('the model of the panel', () => {
  it('shows the latest result, or the selected one', () => {
    assert.equal(shownRun(after(OPENED))?.id, 'second');
    assert.equal(shownRun(after(OPENED, { type: 'show', id: 'first' }))?.id, 'first');
  });

  it('charts the measure of the verdict, or the selected one', () => {
    const model = after(OPENED, { type: 'measure', measure: 'memory' });
    assert.equal(shownMeasure(after(OPENED), sampleResult()), 'wall');
    assert.equal(shownMeasure(model, sampleResult()), 'memory');
    assert.equal(shownMeasure(model, sampleResult({ merits: ['delay'], decidedBy: 'delay' })), 'delay');
  });

  it('compares two runs, never one with itself', () => {
    assert.equal(comparedRun(after(OPENED, { type: 'compare', id: 'first' }))?.id, 'first');
    assert.equal(
      comparedRun(after(OPENED, { type: 'compare', id: 'first' }, { type: 'show', id: 'first' })),
      undefined,
    );
    assert.equal(
      comparedRun(after(OPENED, { type: 'compare', id: 'first' }, { type: 'compare', id: undefined })),
      undefined,
    );
  });

  it('forgets a comparison with a run that was removed', () => {
    const model = after(OPENED, { type: 'compare', id: 'first' }, { type: 'history', history: [kept('second')] });
    assert.equal(model.compared, undefined);
  });

  it('follows a run strategy by strategy', () => {
    const first = [progress('measuring', 'sequential', 1), progress('measuring', 'sequential', 1, 600)];
    const model = after(OPENED, STARTED, PLAN, ...first, progress('measuring', 'threads:3', 1));
    assert.deepEqual(model.run, {
      title: 'Three tasks',
      rounds: 2,
      begun: 5,
      part: 0.5,
      remaining: 900,
      strategies: [
        { key: 'sequential', title: 'Sequential', state: 'paused', rounds: 1 },
        { key: 'threads:3', title: 'Threads (3)', state: 'measuring', rounds: 0 },
      ],
    });
  });

  it('counts no warm-up among the executions', () => {
    const model = after(OPENED, STARTED, PLAN, progress('warm-up', 'sequential', 0, 700));
    assert.equal(model.run?.strategies[0]?.rounds, 0);
  });

  it('announces the state of the run in few words', () => {
    const said = (...happened: readonly ToPanel[]): string => announcement(after(OPENED, STARTED, ...happened).run!);
    assert.equal(said(), 'Three tasks: starting.');
    assert.equal(said(PLAN, progress('starting', 'sequential', 0)), 'Three tasks: starting 2 strategies.');
    assert.equal(said(PLAN, progress('warm-up', 'sequential', 0)), 'Three tasks: warming up.');
    assert.equal(said(PLAN, progress('measuring', 'sequential', 1, 600)), 'Three tasks: round 1 of 2.');
  });

  it('shows the result of a run that has ended', () => {
    const model = after(
      OPENED,
      STARTED,
      PLAN,
      { type: 'show', id: 'first' },
      { type: 'history', history: [kept('third'), kept('second')], show: 'third' },
    );
    assert.equal(model.run, undefined);
    assert.equal(shownRun(model)?.id, 'third');
  });

  it('shows why a run failed, but not that it was cancelled', () => {
    const failed = (code: 'timeout' | 'cancelled'): Model =>
      after(OPENED, STARTED, { type: 'event', event: { type: 'failed', error: { code, message: 'Why.' } } });
    assert.deepEqual([failed('timeout').error?.message, failed('timeout').run], ['Why.', undefined]);
    assert.deepEqual([failed('cancelled').error, failed('cancelled').run], [undefined, undefined]);
    assert.equal(reduce(failed('timeout'), { type: 'dismiss' }).error, undefined);
  });

  it('drops the error of the arguments when they are changed', () => {
    const error = { code: 'usage', field: 'arguments', message: 'work() needs arguments: add n.' } as const;
    const model = after(OPENED, STARTED, { type: 'event', event: { type: 'failed', error } });
    assert.equal(model.error?.field, 'arguments');
    assert.equal(reduce(model, { type: 'set', change: { calls: 3 } }).error?.field, 'arguments');
    assert.equal(reduce(model, { type: 'set', change: { arguments: '3' } }).error, undefined);
  });

  it('continues a current run when the page is shown again', () => {
    const events = [PLAN, progress('measuring', 'sequential', 1, 600)].flatMap((message) =>
      message.type === 'event' ? [message.event] : [],
    );
    const model = after({ ...OPENED, run: { title: 'Three tasks', begun: 5, events } });
    assert.equal(model.run?.strategies.length, 2);
  });

  it('fills in the arguments that were found, and keeps those of the user', () => {
    const offered = (name: string, text: string): ToPanel => ({
      type: 'target',
      target: { ...FUNCTION, name, arguments: { text, source: 'bench' } },
    });
    const filled = after(OPENED, { type: 'target', target: FUNCTION }, offered('hash', '"abc"'));
    assert.deepEqual([filled.choice, filled.setups.code?.arguments], ['code', '"abc"']);
    const written = reduce(filled, { type: 'set', change: { arguments: '"xyz"' } });
    assert.equal(reduce(written, offered('hash', '"abc"')).setups.code?.arguments, '"xyz"');
    assert.equal(reduce(written, offered('other', '1')).setups.code?.arguments, '1');
  });

  it('restores choices after a reload, except for a comparison whose edit is gone', () => {
    const before = after(
      OPENED,
      { type: 'pick', choice: 'fetch-urls' },
      { type: 'set', change: { size: 'urls', value: 7 } },
      { type: 'show', id: 'first' },
    );
    const reloaded = reduce(initialModel(savedModel(before)), OPENED);
    assert.deepEqual(
      [reloaded.choice, reloaded.setups, reloaded.shown],
      ['fetch-urls', { 'fetch-urls': { size: { urls: 7 } } }, 'first'],
    );
    const comparison = after(OPENED, { type: 'target', target: { ...FUNCTION, kind: 'comparison' } });
    const gone = reduce(initialModel(savedModel(comparison)), OPENED);
    assert.deepEqual([gone.choice, gone.target], ['three-tasks', undefined]);
  });
});
