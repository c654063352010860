/** Where `extract-to-worker` and `extract-to-process` are asked for. */
import type { Find } from './cases.ts';

/** The cursor on the name of the function. */
export const findFunction: Find = (program, { target = 'sum' }) => {
  const nodes = [...program.sourceFiles].flatMap((sourceFile) => sourceFile.nodes);
  const node = nodes.find(({ facts }) => facts.name === target);
  if (!node) throw new Error(`no function ${target} among ${nodes.map(({ facts }) => facts.name).join()}`);
  return { file: node.sourceFile.path, span: node.facts.span };
};
