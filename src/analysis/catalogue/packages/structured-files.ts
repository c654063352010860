/** Packages that read a file and parse it, or write a value to a file. */
import { paired } from '../rows.ts';
import { awaited } from '../twins.ts';
import type { CatalogueModule } from '../types.ts';

const file = { workload: 'io', cost: 'content', grows: 'size of the file', evidence: 'runtime' } as const;
/** In earlier versions, the synchronous form was a property of the function. */
const sync = (module: string) => ({ name: 'sync', ...file, twin: awaited(module, 'default') });

export const structuredFiles: readonly CatalogueModule[] = [
  { module: 'jsonfile', rows: paired('jsonfile', 'readFileSync writeFileSync', file) },
  { module: 'load-json-file', rows: [...paired('load-json-file', 'loadJsonFileSync', file), sync('load-json-file')] },
  {
    module: 'write-json-file',
    rows: [...paired('write-json-file', 'writeJsonFileSync', file), sync('write-json-file')],
  },
  { module: 'load-yaml-file', rows: [...paired('load-yaml-file', 'loadYamlFileSync', file), sync('load-yaml-file')] },
  { module: 'read-yaml-file', rows: [sync('read-yaml-file')] },
  { module: 'write-yaml-file', rows: [sync('write-yaml-file')] },
  { module: 'read-pkg', rows: [...paired('read-pkg', 'readPackageSync', file), sync('read-pkg')] },
  { module: 'read-package-up', rows: paired('read-package-up', 'readPackageUpSync', file) },
  { module: 'read-pkg-up', rows: [...paired('read-pkg-up', 'readPackageUpSync', file), sync('read-pkg-up')] },
  { module: 'parse-git-config', rows: [sync('parse-git-config')] },
  { module: 'protobufjs', sameAs: ['protobufjs/light'], rows: paired('protobufjs', 'loadSync Root#loadSync', file) },
  { module: '@grpc/proto-loader', rows: paired('@grpc/proto-loader', 'loadSync', file) },
];
