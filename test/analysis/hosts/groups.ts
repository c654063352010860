/** All tables of hosts, by what they are. */
import { BOTS } from './bots.ts';
import { BUILDS } from './builds.ts';
import { CLOUDS } from './clouds.ts';
import { CONVENTIONS } from './conventions.ts';
import { DESKTOPS } from './desktops.ts';
import type { Host } from './host.ts';
import { NEST } from './nest.ts';
import { PAGES } from './pages.ts';
import { QUEUES } from './queues.ts';
import { SERVERS } from './servers.ts';

export const GROUPS: Readonly<Record<string, readonly Host[]>> = {
  'Server frameworks': SERVERS,
  'Nest, GraphQL and remote calls': NEST,
  'Frameworks by files': CONVENTIONS,
  'Components and stores of pages': PAGES,
  'Queues, brokers, sockets and schedules': QUEUES,
  Bots: BOTS,
  Clouds: CLOUDS,
  'Editors, desktops, assistants and terminals': DESKTOPS,
  'Builds and browsers': BUILDS,
};
