/** Typed functions to send and handle the messages of `protocol/messages.ts`. */
import type { Connection } from 'vscode-languageserver';
import type {
  ClientNotification,
  ClientNotifications,
  ServerNotification,
  ServerNotifications,
  ServerRequest,
  ServerRequests,
} from '../protocol/messages.ts';

export function notify<N extends ServerNotification>(
  connection: Connection,
  method: N,
  params: ServerNotifications[N],
): void {
  void connection.sendNotification(method, params);
}

/** `handler` must catch its own errors. */
export function hear<N extends ClientNotification>(
  connection: Connection,
  method: N,
  handler: (params: ClientNotifications[N]) => Promise<void>,
): void {
  connection.onNotification(method, handler);
}

/** `handler` must catch its own errors. */
export function answer<R extends ServerRequest>(
  connection: Connection,
  method: R,
  handler: (params: ServerRequests[R]['params']) => Promise<ServerRequests[R]['result']>,
): void {
  connection.onRequest(method, handler);
}
