/** The form of the panel: which fields a choice has, and the request that they make. */
import assert from 'node:assert/strict';
import { changeSetup, numberFields, runChoice, strategyFields, type Setups } from '../../src/panel/setup.ts';

describe('the form of the panel', () => {
  it('has the sizes of a scenario and the rounds, with their defaults', () => {
    assert.deepEqual(
      numberFields('three-tasks', {}).map(({ title, value }) => [title, value]),
      [
        ['Tasks', 3],
        ['Duration of each task', 200],
        ['Time to measure', 10],
        ['Rounds', Number.NaN],
      ],
    );
  });

  it('requests all strategies if all are selected', () => {
    assert.deepEqual(runChoice('three-tasks', {}), {
      kind: 'scenario',
      scenario: 'three-tasks',
      size: { tasks: 3, wait: 200 },
      budget: 10_000,
    });
  });

  it('requests what the user chose', () => {
    let setups: Setups = changeSetup({}, 'three-tasks', { size: 'wait', value: 10 });
    setups = changeSetup(setups, 'three-tasks', { rounds: 2 });
    for (const strategy of ['sequential', 'processes:3'])
      setups = changeSetup(setups, 'three-tasks', { strategy, on: false });
    setups = changeSetup(setups, 'three-tasks', { strategy: 'sequential', on: true });
    assert.deepEqual(runChoice('three-tasks', setups), {
      kind: 'scenario',
      scenario: 'three-tasks',
      size: { tasks: 3, wait: 10 },
      budget: 10_000,
      rounds: 2,
      strategies: [{ id: 'sequential' }, { id: 'async' }, { id: 'threads', pool: 3 }],
    });
  });

  it('leaves the size of a pool of all cores to the measuring machine', () => {
    const setups = changeSetup({}, 'sum-of-squares', { strategy: 'sequential', on: false });
    const chosen = runChoice('sum-of-squares', setups);
    assert.ok(
      'strategies' in chosen && chosen.strategies?.some(({ id, pool }) => id === 'threads' && pool === undefined),
    );
    assert.equal(
      strategyFields('sum-of-squares', {}).find(({ key }) => key === 'threads')?.title,
      'Threads (one per core)',
    );
  });

  it('says why it cannot run', () => {
    const tooMany = changeSetup({}, 'three-tasks', { size: 'tasks', value: 1000 });
    assert.deepEqual(runChoice('three-tasks', tooMany), { problem: 'Tasks must be a number from 1 to 32.' });
    assert.deepEqual(runChoice('three-tasks', changeSetup({}, 'three-tasks', { rounds: 0 })), {
      problem: 'Rounds must be a number from 1 to 1000.',
    });
    const none = strategyFields('three-tasks', {}).reduce<Setups>(
      (setups, { key }) => changeSetup(setups, 'three-tasks', { strategy: key, on: false }),
      {},
    );
    assert.deepEqual(runChoice('three-tasks', none), { problem: 'Choose at least one strategy.' });
  });

  it('requests a function with its arguments and calls; a comparison has no strategies', () => {
    const setups = changeSetup({}, 'code', { arguments: '[1, 2]' });
    assert.deepEqual(runChoice('code', setups), { kind: 'code', arguments: '[1, 2]', budget: 10_000 });
    assert.equal('calls' in runChoice('code', changeSetup(setups, 'code', { calls: 3 })), true);
    assert.deepEqual(
      strategyFields('code', {}).map(({ key }) => key),
      ['sequential', 'async', 'threads', 'processes'],
    );
    assert.deepEqual(strategyFields('code', {}, 'comparison'), []);
  });
});
