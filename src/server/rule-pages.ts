/** Renders the documentation of rules as Markdown pages. */
import { rules, type Rule } from '../analysis/index.ts';
import type { RulePages } from './context.ts';

export const rulePages: RulePages = {
  list: () => rules.map(({ id, docs }) => ({ id, summary: docs.what })),
  page: (id) => {
    const rule = rules.find((candidate) => candidate.id === id);
    return rule && toMarkdown(rule);
  },
};

function toMarkdown({ id, docs }: Rule): string {
  const sections = [
    `# ${id}`,
    docs.what,
    '## Why',
    docs.why,
    '## Bad',
    codeBlock(docs.bad),
    '## Good',
    codeBlock(docs.good),
    '## Instead',
    docs.instead,
    '## Limits',
    docs.limits,
  ];
  return `${sections.join('\n\n')}\n`;
}

function codeBlock(code: string): string {
  return `\`\`\`ts\n${code}\n\`\`\``;
}
