/** The door of the project: opens a folder on disk as something that is kept analysed. */
export { openProject } from './open-project.ts';
export type { Analysis, OpenProject, Project, ProjectOptions } from './project.ts';
export { loadParser } from './extract/load-parser.ts';
