/** The process that compiles the user's code, so that the runner goes on listening meanwhile. */
import { toBenchmarkError } from '../failure.ts';
import type { HostEvent } from '../host/messages.ts';
import { answerArguments } from './answer-arguments.ts';
import { compileFunction } from './compile.ts';
import type { CompilerCommand, CompilerEvent } from './messages.ts';

const tell = (event: CompilerEvent | HostEvent): void => void process.send?.(event);

async function answer(command: CompilerCommand): Promise<CompilerEvent> {
  switch (command.type) {
    case 'compile':
      return { type: 'compiled', compiled: await compileFunction(command.request) };
    case 'arguments':
      return { type: 'arguments', arguments: await answerArguments(command.request) };
  }
}

process.on('message', (command: CompilerCommand) => {
  answer(command).then(tell, (error: unknown) => tell({ type: 'failed', error: toBenchmarkError(error) }));
});
process.on('disconnect', () => process.exit(0));
tell({ type: 'ready' });
