/** A row of the course module, and where the product says or does the same. */
import type { OutcomeId } from '../../src/analysis/advice/index.ts';
import type { CommandId } from '../../src/protocol/commands.ts';
import type { ScenarioId } from '../../src/protocol/scenarios/index.ts';
import type { SnippetId } from '../../src/protocol/snippets.ts';

export interface ModulePlaces {
  /** Ids of rules that find what goes against it. */
  readonly rules?: readonly string[];
  readonly snippets?: readonly SnippetId[];
  readonly scenarios?: readonly ScenarioId[];
  readonly commands?: readonly CommandId[];
  /** Ends of the adviser's decision tree. */
  readonly outcomes?: readonly OutcomeId[];
}

export interface ModuleRow extends ModulePlaces {
  /** What the module says, in short. */
  readonly row: string;
  /** Words of the page, below the heading. */
  readonly says: string;
}

export interface ModuleSection {
  /** The module's section. */
  readonly title: string;
  /** Heading of the page below which its rows are. */
  readonly heading: string;
  readonly rows: readonly ModuleRow[];
}
