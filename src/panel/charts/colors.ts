/** The colours of the charts: the theme's own, so that a change of theme changes them. */
export const COLORS = {
  bar: 'var(--vscode-charts-blue)',
  other: 'var(--vscode-charts-orange)',
  line: 'var(--vscode-editor-foreground)',
  sample: 'var(--vscode-editor-foreground)',
  budget: 'var(--vscode-charts-red)',
} as const;

/** @returns the text with every variable of the theme replaced by what it is now */
export function resolveColors(svg: string): string {
  const style = getComputedStyle(document.documentElement);
  return svg.replaceAll(
    /var\((--[\w-]+)\)/g,
    (_, name: string) => style.getPropertyValue(name).trim() || 'currentColor',
  );
}
