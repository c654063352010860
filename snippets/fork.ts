import { fork } from 'node:child_process';
import type { Answer, Question } from './sum-process.js';

const child = fork(new URL('./sum-process.js', import.meta.url));
const waiting = new Map<number, { resolve(result: number): void; reject(reason: Error): void }>();
let asked = 0;

child.on('message', (answer: Answer) => {
  const asker = waiting.get(answer.id);
  waiting.delete(answer.id);
  if (answer.type === 'done') asker?.resolve(answer.result);
  else asker?.reject(new Error(answer.message));
});
child.once('exit', code => {
  for (const { reject } of waiting.values()) reject(new Error(`The process ended with code ${code}.`));
});

function ask(input: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const question: Question = { id: asked++, input };
    waiting.set(question.id, { resolve, reject });
    child.send(question);
  });
}

const sum = await ask(1_000);
child.disconnect();
