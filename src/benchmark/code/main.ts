/** The process that compiles the user's code, so that the runner keeps listening. */
import { toBenchmarkError } from '../failure.ts';
import type { HostEvent } from '../host/messages.ts';
import { answerArguments } from './answer-arguments.ts';
import { compileFunction } from './compile.ts';
import type { CompilerCommand, CompilerEvent } from './messages.ts';

const send = (event: CompilerEvent | HostEvent): void => void process.send?.(event);

async function answer(command: CompilerCommand): Promise<CompilerEvent> {
  switch (command.type) {
    case 'compile':
      return { type: 'compiled', compiled: await compileFunction(command.request) };
    case 'arguments':
      return { type: 'arguments', arguments: await answerArguments(command.request) };
  }
}

process.on('message', (command: CompilerCommand) => {
  answer(command).then(send, (error: unknown) => send({ type: 'failed', error: toBenchmarkError(error) }));
});
process.on('disconnect', () => process.exit(0));
send({ type: 'ready' });
