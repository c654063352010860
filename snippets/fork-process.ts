export interface Question {
  readonly id: number;
  readonly input: number;
}

export type Answer =
  | { readonly type: 'done'; readonly id: number; readonly result: number }
  | { readonly type: 'failed'; readonly id: number; readonly message: string };

/** May block or crash: it has its own process. */
function sumOfSquares(n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += i * i;
  return sum;
}

const answer = (message: Answer) => process.send!(message);

process.on('message', ({ id, input }: Question) => {
  try {
    answer({ type: 'done', id, result: sumOfSquares(input) });
  } catch (error) {
    answer({ type: 'failed', id, message: String(error) });
  }
});
