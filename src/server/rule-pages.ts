/** The rules' own documentation as Markdown pages. */
import { RULES, type Rule } from '../analysis/index.ts';
import type { RulePages } from './context.ts';

export const rulePages: RulePages = {
  list: () => RULES.map(({ id, docs }) => ({ id, summary: docs.what })),
  page: (id) => {
    const rule = RULES.find((candidate) => candidate.id === id);
    return rule && toMarkdown(rule);
  },
};

function toMarkdown({ id, docs }: Rule): string {
  const sections = [
    `# ${id}`, docs.what,
    '## Why', docs.why,
    '## Bad', codeBlock(docs.bad),
    '## Good', codeBlock(docs.good),
    '## Use instead', docs.useInstead,
  ];
  return `${sections.map((section) => section.trim()).join('\n\n')}\n`;
}

function codeBlock(code: string): string {
  return `\`\`\`ts\n${code.trim()}\n\`\`\``;
}
