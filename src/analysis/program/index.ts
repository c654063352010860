/** The door of the program: what those who judge, advise and change code may ask of it. */
export { Program } from './program.ts';
export { finish, type Steps } from './steps.ts';
export { roleOf, type FileRole, type PackageFacts } from './graph/file-roles.ts';
export type { Resolution, SourceFileInput } from './graph/source-file-input.ts';
export type { Cached } from './graph/dependency-tracking.ts';
export type { ApiCall, Edge, FunctionSymbol, Match, Primitive, SourceFile } from './graph/graph.ts';

/** Who waits: packages, and where contexts begin. */
export { entriesOf } from './contexts/all-entries.ts';
export { UNSEEN_CALLER } from './contexts/contexts.ts';
export { lifetimeOf, type ProcessLifetime } from './contexts/process-lifetime.ts';

/** What a reference stands for. */
export type { Evaluator } from './values/evaluator.ts';
export type { Own, Value, Values } from './values/values.ts';

/** Calls: names, places, and the functions around them. */
export { apiName } from './graph/api-name.ts';
export { functionsAround, isAround } from './graph/enclosing.ts';
export { callAt, callBehind, callOf, isAt } from './graph/find-calls.ts';
export { applies } from './graph/row-conditions.ts';

/** Entry points as people know them. */
export { answered, ownNameOf, shownEntryOf } from './graph/answers.ts';

/** Paths from where a context begins down to what blocks or waits. */
export { arrivalOf, callsAt, linkOf, placeOf, primitiveLink } from './flow/call-chains.ts';
export { callPathsFrom, callsOf, type CallPath } from './flow/call-paths.ts';
export { COST_ORDER, rankOf, type Effect } from './flow/effects.ts';
export { isBoundary } from './flow/synchronous-calls.ts';
export { waitBehind, waitWithin, type Wait, type WaitKind } from './flow/awaited-apis.ts';
export { fanOutsOf, mayBeMany, type FanOut } from './flow/fan-outs.ts';
export { orderEvidence } from './flow/order-evidence.ts';
export { overlapOf, type AwaitedCall } from './flow/overlapping-waits.ts';
export { sharesTransaction } from './flow/transactions.ts';

/** What it costs, and what comes from outside. */
export { isKnown, typical, type Amount, type Unknown } from './flow/amount.ts';
export { content, figuresOf } from './flow/estimate.ts';
export type { Costs } from './flow/costs.ts';
export type { Estimate } from './flow/estimate.ts';
export { backtrackingOf, lengthAt, type Backtracking } from './flow/backtracking.ts';
export { growthOf, sizeAt, type Growth } from './flow/growth.ts';
export { hotSpotsOf, type HotSpot, type Step } from './flow/hot-spots.ts';
export { letsOthersIn } from './flow/letting-others-in.ts';
export { ownLoopsOf } from './flow/own-iterators.ts';
export { perElementRowOf } from './flow/per-element-rows.ts';
export { repeatedCallsOf, type RepeatedCall } from './flow/repeated-calls.ts';
export { comesFromOutside } from './flow/collection-origins.ts';
export type { Input } from './flow/input-parts.ts';
export { isOfOneOfMany } from './flow/one-of-many.ts';
