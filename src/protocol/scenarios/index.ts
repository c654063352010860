/** The scenarios by id, in display order. */
import { fetchUrls } from './fetch-urls.ts';
import { imagePipeline } from './image-pipeline.ts';
import { mixedServer } from './mixed-server.ts';
import type { ScenarioPage } from './page.ts';
import { sharedLock } from './shared-lock.ts';
import { sumOfSquares } from './sum-of-squares.ts';
import { syncLibrary } from './sync-library.ts';
import { threeTasks } from './three-tasks.ts';
import { webApi } from './web-api.ts';

const PAGES = {
  'three-tasks': threeTasks,
  'fetch-urls': fetchUrls,
  'sum-of-squares': sumOfSquares,
  'shared-lock': sharedLock,
  'sync-library': syncLibrary,
  'web-api': webApi,
  'image-pipeline': imagePipeline,
  'mixed-server': mixedServer,
} as const;

export type ScenarioId = keyof typeof PAGES;

export const SCENARIOS: Readonly<Record<ScenarioId, ScenarioPage>> = PAGES;

export const isScenarioId = (id: string): id is ScenarioId => Object.hasOwn(PAGES, id);
