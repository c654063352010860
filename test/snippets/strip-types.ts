/** TypeScript → JavaScript as one would have written it: the types go, the layout and the comments stay. */
import tsBlankSpace from 'ts-blank-space';

/** Before these, and after an opening parenthesis, no space stays where a type has gone. */
const CLOSE_UP = /^(?:[),;(\].]|$)/;

/** @throws where the source has syntax that cannot be stripped (an enum, a parameter property) */
export function stripTypes(source: string): string {
  const blanked = tsBlankSpace(source, (node) => {
    throw new Error(`This is more than a type: ${node.getText()}`);
  }).split('\n');
  return source
    .split('\n')
    .flatMap((line, index) => tidy(line, blanked[index] ?? ''))
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .replace(/^\n+/, '');
}

/** @returns no line where nothing but a type stood in it */
function tidy(before: string, after: string): string[] {
  if (before === after) return [after];
  if (/^[\s;]*$/.test(after)) return [];
  const indent = /^\s*/.exec(before)![0];
  const code = after.trimStart().replaceAll(/(\S) +(?=(.?))/g, (run, last: string, next: string, at: number) => {
    const from = at + after.length - after.trimStart().length + 1;
    const stripped = before.slice(from, from + run.length - 1).trim() !== '';
    if (!stripped) return run;
    return CLOSE_UP.test(next) || last === '(' ? last : `${last} `;
  });
  return [indent + code];
}
