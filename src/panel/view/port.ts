/** What the views may do: change the model, or tell the extension. */
import type { FromPanel } from '../../protocol/panel.ts';
import type { Action } from '../model.ts';

export interface Port {
  readonly act: (action: Action) => void;
  readonly post: (message: FromPanel) => void;
}
