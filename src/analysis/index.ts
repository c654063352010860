/** The only door of the analysis: text in; findings and explanations out. Pure: no I/O, no editor, no protocol, no console. */
export * from './findings.ts';
