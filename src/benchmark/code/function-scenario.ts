/** The user's function under each strategy, and before and after a refactor. */
import '../lifeline/join.ts';
import { pathToFileURL } from 'node:url';
import { defineScenario, times, type Context } from '../scenarios/scenario.ts';
import { HANDLER, isHandlerFile } from './handler-names.ts';
import { handle, listenAnywhere } from './stand-in.ts';
import { measureCloneCost } from './clone-cost.ts';

/** Once per process: a compiled handler is called by this name. */
function prepareHandlers(): void {
  const known = globalThis as { [HANDLER.call]?: typeof handle };
  if (known[HANDLER.call] !== undefined) return;
  known[HANDLER.call] = handle;
  listenAnywhere();
}

export type UserFunction = (...args: readonly unknown[]) => unknown;

/** The exports of the compiled module. */
interface UserModule {
  readonly __workload_function: UserFunction;
  readonly __workload_arguments: () => Promise<readonly unknown[]>;
}

interface Opened {
  readonly call: UserFunction;
  readonly args: readonly unknown[];
}

interface Task {
  /** Absolute path of the compiled module. */
  readonly code: string;
  readonly args: readonly unknown[];
}

async function load(code: string): Promise<UserModule> {
  if (isHandlerFile(code)) prepareHandlers();
  // So that errors name the lines of the user's own files.
  process.setSourceMapsEnabled(true);
  const loaded = (await import(pathToFileURL(code).href)) as UserModule | { readonly default: UserModule };
  // CommonJS exports are the default export.
  return '__workload_function' in loaded ? loaded : loaded.default;
}

async function open({ code }: Pick<Context, 'code'>): Promise<Opened> {
  const module = await load(code);
  return { call: module.__workload_function, args: await argumentsOf(module) };
}

/** @throws where an expression that the user typed fails */
async function argumentsOf(module: UserModule): Promise<readonly unknown[]> {
  try {
    return await module.__workload_arguments();
  } catch (error) {
    throw Object.assign(new Error(`The arguments cannot be evaluated: ${String(error)}.`), { field: 'arguments' });
  }
}

/** Runs in a worker or in a process. */
export const callFunction = async ({ code, args }: Task): Promise<unknown> =>
  (await load(code)).__workload_function(...args);

/** An empty round trip. */
export const nothing = (): void => {};

const callsOf = ({ size }: Context<Opened>): number => size['calls']!;

async function sequential(context: Context<Opened>): Promise<unknown[]> {
  const { call, args } = context.opened;
  const results = [];
  for (let index = 0; index < callsOf(context); index++) results.push(await call(...args));
  return results;
}

const async = (context: Context<Opened>): Promise<unknown[]> => {
  const { call, args } = context.opened;
  return Promise.all(times(callsOf(context), async () => call(...args)));
};

const pooled = (context: Context<Opened>): Promise<unknown[]> => {
  const task: Task = { code: context.code, args: context.opened.args };
  return Promise.all(times(callsOf(context), () => context.pool.run('callFunction', task)));
};

const examine = ({ opened: { call, args }, pool }: Context<Opened>) =>
  measureCloneCost(call, args, () => pool.run('nothing', undefined));

export const scenario = defineScenario<Opened>({
  open,
  examine,
  strategies: { sequential, async, threads: pooled, processes: pooled, before: async, after: async },
});
