/** Changes the text of a configuration file, comments and layout kept. */
import { applyEdits, modify } from 'jsonc-parser';
import type { Severity } from '../../analysis/findings.ts';

const FORMATTING = { insertSpaces: true, tabSize: 2, insertFinalNewline: true };

/** @param text undefined for a file that is not there yet */
export function withRuleLevel(text: string | undefined, rule: string, severity: Severity): string {
  const before = text ?? '{}\n';
  return applyEdits(before, modify(before, ['rules', rule], severity, { formattingOptions: FORMATTING }));
}
