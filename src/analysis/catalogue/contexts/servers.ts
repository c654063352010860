/** What makes and closes servers, by the last name of the call: data. */

const MAKES = /^(create(Secure)?Server|listen|serve)$/;
const CLOSES = /^(close|stop|destroy)$/;

export const makesServer = (name: string): boolean => MAKES.test(name);
export const closesServer = (method: string): boolean => CLOSES.test(method);

const SETS_STATUS = /^(status|sendStatus|code|writeHead)$/;
/** Does a method of an answer set its status? */
export const setsStatus = (method: string): boolean => SETS_STATUS.test(method);

const STATUS = /^(status|statusCode|httpStatus)$/;
/** Does a field of what is returned tell the status of an answer? */
export const isStatus = (field: string): boolean => STATUS.test(field);
