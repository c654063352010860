/** The public door of the project: opens a folder on disk and keeps it analyzed. */
export { analyseText } from './analyse-text.ts';
export { isConfiguredBelow } from './configured.ts';
export { packageAround } from './few-files.ts';
export { openProject } from './open-project.ts';
export type { Analysis, OpenProject, Project, ProjectOptions } from './project.ts';
export { subjectAt, type Subject } from './subject.ts';
export { calledFor } from './refactoring.ts';
export type { LookForRefactors } from './project.ts';
