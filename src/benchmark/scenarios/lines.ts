/** Lines of code of each strategy, by scenario: its function and what it calls in the scenario's file. Counted by `npm run update`. */
export const LINES: Readonly<Record<string, Readonly<Record<string, number>>>> = {};
