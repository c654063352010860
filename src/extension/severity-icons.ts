/** The icons of findings, as the Problems panel has them. */
import { ThemeColor, ThemeIcon } from 'vscode';
import type { Severity } from '../analysis/findings.ts';

const ICONS: Readonly<Record<Severity, readonly [icon: string, color: string]>> = {
  error: ['error', 'problemsErrorIcon.foreground'],
  warning: ['warning', 'problemsWarningIcon.foreground'],
  info: ['info', 'problemsInfoIcon.foreground'],
  hint: ['lightbulb', 'descriptionForeground'],
  off: ['circle-slash', 'descriptionForeground'],
};

export function iconOf({ severity }: { readonly severity: Severity }): ThemeIcon {
  const [icon, color] = ICONS[severity];
  return new ThemeIcon(icon, new ThemeColor(color));
}
