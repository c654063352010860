/** What the views can do: change the model, or send a message to the extension. */
import type { FromPanel } from '../../protocol/panel.ts';
import type { Action } from '../model.ts';

export interface Port {
  readonly act: (action: Action) => void;
  readonly post: (message: FromPanel) => void;
}
