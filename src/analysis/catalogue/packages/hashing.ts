/** Packages that hash passwords and files and derive keys: slow on purpose, or depending on the file size. */
import { each, paired } from '../rows.ts';
import { awaited, instead, promisified } from '../twins.ts';
import type { CatalogueModule } from '../types.ts';

const derive = { workload: 'cpu', cost: 'heavy', grows: 'number of rounds', evidence: 'runtime' } as const;
const salt = { workload: 'cpu', cost: 'negligible', evidence: 'runtime' } as const;
const file = { workload: 'io', cost: 'content', grows: 'size of the file', evidence: 'runtime' } as const;
const large = {
  workload: 'cpu',
  cost: 'content',
  grows: 'size of the input',
  sizeGated: true,
  evidence: 'runtime',
} as const;

const cryptoJsPbkdf2 = {
  ...derive,
  milliseconds: 83,
  evidence: 'measured',
  twin: instead('node:crypto', 'pbkdf2', 'It takes numbers and a digest by name, and a callback.'),
} as const;

const passwords: readonly CatalogueModule[] = [
  {
    module: 'bcrypt',
    rows: [...paired('bcrypt', 'hashSync compareSync', derive), ...paired('bcrypt', 'genSaltSync', salt)],
  },
  {
    module: 'bcryptjs',
    rows: [
      ...['hash', 'compare'].map((name) => ({
        name: `${name}Sync`,
        ...derive,
        milliseconds: 241,
        evidence: 'measured' as const,
        twin: instead('bcrypt', name, 'It computes on another thread; bcryptjs does not.'),
      })),
      ...paired('bcryptjs', 'genSaltSync', salt),
    ],
  },
  {
    module: '@node-rs/bcrypt',
    rows: [
      ...paired('@node-rs/bcrypt', 'hashSync compareSync verifySync', { ...derive, evidence: 'typings' }),
      ...paired('@node-rs/bcrypt', 'genSaltSync', { ...salt, evidence: 'typings' }),
    ],
  },
  {
    module: '@node-rs/argon2',
    rows: paired('@node-rs/argon2', 'hashSync hashRawSync verifySync', {
      ...derive,
      grows: 'memory and passes',
      evidence: 'typings',
    }),
  },
];

const keys: readonly CatalogueModule[] = [
  {
    module: 'scrypt-js',
    rows: [
      {
        name: 'syncScrypt',
        ...derive,
        grows: 'cost parameter N',
        twin: instead('node:crypto', 'scrypt', 'It takes an options object and a callback.'),
      },
    ],
  },
  { module: 'pbkdf2', rows: [{ name: 'pbkdf2Sync', ...derive, twin: promisified('pbkdf2', 'pbkdf2') }] },
  { module: 'bip39', rows: paired('bip39', 'mnemonicToSeedSync', derive) },
  ...(['', '.js'] as const).flatMap((ending): CatalogueModule[] => [
    { module: `@noble/hashes/scrypt${ending}`, rows: [noble(ending, 'scrypt', 'scrypt', 'cost parameter N')] },
    { module: `@noble/hashes/pbkdf2${ending}`, rows: [noble(ending, 'pbkdf2', 'pbkdf2', 'number of iterations')] },
    {
      module: `@noble/hashes/argon2${ending}`,
      rows: ['argon2id', 'argon2i', 'argon2d'].map((name) => noble(ending, 'argon2', name, 'memory and passes')),
    },
  ]),
  {
    module: 'crypto-js',
    rows: [
      { name: 'PBKDF2', ...cryptoJsPbkdf2 },
      { name: 'EvpKDF', ...derive },
      ...each(
        'AES.encrypt AES.decrypt TripleDES.encrypt TripleDES.decrypt MD5 SHA1 SHA256 SHA512 SHA3 HmacSHA256 HmacSHA512',
        large,
      ),
    ],
  },
  { module: 'crypto-js/pbkdf2', rows: [{ name: 'default', ...cryptoJsPbkdf2 }] },
];

/** The async twins of noble also compute on this thread, but yield every ten milliseconds. */
function noble(ending: string, module: string, name: string, grows: string) {
  return { name, ...derive, grows, twin: awaited(`@noble/hashes/${module}${ending}`, `${name}Async`) };
}

const fileHashes: readonly CatalogueModule[] = [
  { module: 'md5-file', rows: [{ name: 'sync', ...file, twin: awaited('md5-file', 'default') }] },
  {
    module: 'hasha',
    rows: [
      ...paired('hasha', 'hashFileSync fromFileSync', file),
      { name: 'hashSync', ...large, twin: awaited('hasha', 'hash') },
    ],
  },
];

export const hashing: readonly CatalogueModule[] = [...passwords, ...keys, ...fileHashes];
