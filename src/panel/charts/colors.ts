/** The colours of the charts: those of the theme, so that they follow its changes. */
export const COLORS = {
  bar: 'var(--vscode-charts-blue)',
  other: 'var(--vscode-charts-orange)',
  line: 'var(--vscode-editor-foreground)',
  sample: 'var(--vscode-editor-foreground)',
  budget: 'var(--vscode-charts-red)',
} as const;

/** @returns the text with every theme variable replaced by its current value */
export function resolveColors(svg: string): string {
  const style = getComputedStyle(document.documentElement);
  return svg.replaceAll(
    /var\((--[\w-]+)\)/g,
    (_, name: string) => style.getPropertyValue(name).trim() || 'currentColor',
  );
}
