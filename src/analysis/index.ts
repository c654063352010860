/** The only door of the analysis: text in; findings and explanations out. Pure: no I/O, no editor, no protocol, no console. */
export * from './findings.ts';
export * from './advice/index.ts';
export { hasModule } from './catalogue/index.ts';
export { headsAround } from './engine/enclosing.ts';
export type { FileFacts, ImportFacts } from './engine/facts.ts';
export { compact, FactsReader } from './engine/facts-reader.ts';
export { ANALYSED_EXTENSIONS, EXTRACTOR_VERSION, extractFacts, type Depth } from './engine/extract/index.ts';
export { SyntaxProblem, type Language, type ParsedComment, type ParsedFile, type Parser } from './engine/parser.ts';
export { scopesOf } from './engine/scopes/values.ts';
export { typescriptEslintParser } from './engine/parser-typescript-eslint.ts';
export { costOf, type FunctionCost } from './function-cost.ts';
export { Program } from './engine/program/program.ts';
export { roleOf, type FileRole, type PackageFacts } from './engine/program/roles.ts';
export type { Steps } from './engine/steps.ts';
export type { FileInput, Resolution } from './engine/program/unit.ts';
export { judge, judging, UNUSED_SUPPRESSION, type JudgeOptions } from './judge.ts';
export * from './refactors/index.ts';
export { rules, type Rule, type RuleDocs } from './rules/index.ts';
