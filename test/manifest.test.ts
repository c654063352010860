/** The manifest offers the editor what the tables of `src/protocol` hold. */
import { expectGenerated } from './support/generated.ts';
import { RULE_IDS } from '../src/analysis/index.ts';
import { CONFIGURATION_NAMES, configurationSchema } from '../src/protocol/configuration.ts';
import { COMMANDS, MENUS } from '../src/protocol/commands.ts';
import { PANEL_TYPE } from '../src/protocol/panel.ts';
import { ENTRY_POINTS_VIEW, ENTRY_POINTS_WELCOME } from '../src/protocol/entry-points-view.ts';
import { APPROACH_TOOL } from '../src/protocol/language-model-tool.ts';
import { RULES_VIEW } from '../src/protocol/rules-view.ts';
import { FILES_OF_PROJECTS, LANGUAGES, SETTINGS_SECTION } from '../src/protocol/server.ts';
import { SETTINGS, type SettingRow } from '../src/protocol/settings.ts';
import { SNIPPET_FILES } from '../src/protocol/snippets.ts';
import { MATCHERS, TASK_DEFINITION, TASK_TYPE } from '../src/protocol/tasks.ts';
import { WALKTHROUGH, WALKTHROUGH_STEPS, type WalkthroughStep } from '../src/protocol/walkthrough.ts';

interface Manifest {
  activationEvents: string[];
  contributes: object;
  capabilities: { untrustedWorkspaces: { restrictedConfigurations: string[] } };
}

const settings: readonly (readonly [key: string, row: SettingRow])[] = Object.entries(SETTINGS).map(([key, row]) => [
  `${SETTINGS_SECTION}.${key}`,
  row,
]);

const walkthroughStep = (id: string, { title, text, actions, picture }: WalkthroughStep) => ({
  id,
  title,
  // A link on a line of its own is a button.
  description: [text, ...actions.map((action) => `[${action.title}](command:${action.command})`)].join('\n'),
  media: { image: `media/walkthrough/${id}.png`, altText: picture },
  completionEvents: actions.map(({ command }) => `onCommand:${command}`),
});

/** The schema of the configuration file, for editors. */
const SCHEMA = 'media/configuration.schema.json';

describe('the manifest', () => {
  it('registers the schema of the configuration file', () =>
    expectGenerated(SCHEMA, () => `${JSON.stringify(configurationSchema(RULE_IDS), null, 2)}\n`));

  it('matches the tables of settings and commands', () =>
    expectGenerated('package.json', (now) => {
      const manifest = JSON.parse(now) as Manifest;
      manifest.activationEvents = [
        // Of a folder that is opened, all is known before somebody opens a file of it.
        ...FILES_OF_PROJECTS.map((file) => `workspaceContains:${file}`),
        ...LANGUAGES.map((language) => `onLanguage:${language}`),
        `onWebviewPanel:${PANEL_TYPE}`,
        `onTaskType:${TASK_TYPE}`,
      ];
      manifest.capabilities.untrustedWorkspaces.restrictedConfigurations = settings
        .filter(([, row]) => row.restricted)
        .map(([key]) => key);
      manifest.contributes = {
        commands: Object.entries(COMMANDS).map(([command, words]) => ({ command, ...words })),
        configuration: {
          title: 'Workload Lint',
          properties: Object.fromEntries(
            settings.map(([key, { description, default: value, schema, scope }], order) => [
              key,
              { markdownDescription: description, default: value, ...schema, scope, order },
            ]),
          ),
        },
        menus: MENUS,
        views: { explorer: [ENTRY_POINTS_VIEW, RULES_VIEW].map((view) => ({ ...view, visibility: 'collapsed' })) },
        viewsWelcome: [{ view: ENTRY_POINTS_VIEW.id, contents: ENTRY_POINTS_WELCOME }],
        taskDefinitions: [TASK_DEFINITION],
        problemMatchers: MATCHERS,
        languageModelTools: [APPROACH_TOOL],
        walkthroughs: [
          {
            ...WALKTHROUGH,
            steps: Object.entries<WalkthroughStep>(WALKTHROUGH_STEPS).map(([id, step]) => walkthroughStep(id, step)),
          },
        ],
        jsonValidation: [{ fileMatch: [...CONFIGURATION_NAMES], url: `./${SCHEMA}` }],
        snippets: Object.entries(SNIPPET_FILES).flatMap(([path, languages]) =>
          languages.map((language) => ({ language, path })),
        ),
      };
      return `${JSON.stringify(manifest, null, 2)}\n`;
    }));
});
