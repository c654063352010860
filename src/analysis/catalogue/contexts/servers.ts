/** What makes and closes servers, by the last name of the call: data. */

const MAKES = /^(create(Secure)?Server|listen|serve)$/;
const CLOSES = /^(close|stop|destroy)$/;

export const makesServer = (name: string): boolean => MAKES.test(name);
export const closesServer = (method: string): boolean => CLOSES.test(method);
