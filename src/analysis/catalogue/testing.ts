/** What test frameworks and libraries of mocks do with functions: data. */

/** Callbacks that test frameworks await, whichever framework it is. */
const AWAITS = /^(it|test|specify|bench|before|after|beforeEach|afterEach|beforeAll|afterAll|setup|teardown)$/;
export const awaitsCallback = (name: string): boolean => AWAITS.test(name);

/** Functions that group tests, and do not await their callbacks. */
export const GROUPS: ReadonlySet<string> = new Set(['describe', 'suite', 'context']);

/** Methods of assertions about errors, and their counterparts for promises; how the object of an assertion begins. */
export const ASSERTIONS: Readonly<Record<string, string | undefined>> = {
  throws: 'rejects',
  doesNotThrow: 'doesNotReject',
};
export const ASSERTS = 'assert';

/** What is expected of a value, the matchers of errors, and what turns a matcher round. */
export const EXPECT = 'expect';
export const NOT = 'not';
const MATCHES_ERROR = /^toThrow/;
export const matchesError = (matcher: string): boolean => MATCHES_ERROR.test(matcher);

/** Methods of mocks, and their counterparts for promises. */
export const MOCKED: Readonly<Record<string, string | undefined>> = {
  mockReturnValue: 'mockResolvedValue',
  mockReturnValueOnce: 'mockResolvedValueOnce',
  returns: 'resolves',
};
/** Methods of mocks that take a function. */
export const IMPLEMENTED: ReadonlySet<string> = new Set(['mockImplementation', 'mockImplementationOnce', 'callsFake']);

/** Functions that mock their argument. */
const MOCKS = /^(mocked|spyOn|stub|replace|mock)$/;
export const mocks = (name: string): boolean => MOCKS.test(name);
