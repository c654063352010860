/**
 * The only door of the analysis: text in; findings and explanations out. Pure: no I/O, no editor, no protocol, no
 * console.
 */
export * from './findings.ts';
export * from './advice/index.ts';
export { hasModule } from './catalogue/index.ts';
export { withoutRegistry } from './catalogue/node/specifiers.ts';
export { calledAs } from './facts/function-names.ts';
export { signaturesAround } from './syntax/enclosing-functions.ts';
export type { FileFacts, ImportFacts } from './facts/facts.ts';
export { compact, FactsReader } from './facts/share-equal-parts.ts';
export { TEMPLATE_FILE } from './catalogue/javascript/angular.ts';
export { ANALYSED_EXTENSIONS, EXTRACTOR_VERSION, asSyntaxOnly, extractFacts, type Depth } from './extract/index.ts';
export { SyntaxProblem, type Language, type ParsedFile, type Parser } from './syntax/parser.ts';
export { scopesOf } from './syntax/scopes/value-names.ts';
export { typescriptEslintParser } from './syntax/parser-typescript-eslint.ts';
export { costOf, growthAt } from './function-cost.ts';
export { finish, Program, roleOf } from './program/index.ts';
export type { FileRole, PackageFacts, Resolution, SourceFileInput, Steps } from './program/index.ts';
export { describeChain } from './describe-chain.ts';
export { judge, judging } from './judge.ts';
export type { JudgeOptions, Strictness } from './options.ts';
export { explainLine, type LevelExplanation, type LineExplanation } from './explain.ts';
export type { KnownCall } from './known-calls.ts';
export * from './refactors/index.ts';
export { didYouMean } from './nearest.ts';
export { RULE_IDS, UNUSED_SUPPRESSION } from './rule-ids.ts';
export { rules, type Rule } from './rules/index.ts';
