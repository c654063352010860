/** Packages that sign, verify and make keys; most in JavaScript, so on the calling thread. */
import { each } from '../rows.ts';
import { instead, withCallback } from '../twins.ts';
import type { CatalogueModule, CatalogueRow } from '../types.ts';

const derive = { workload: 'cpu', cost: 'heavy', grows: 'number of rounds', evidence: 'runtime' } as const;
const single = { workload: 'cpu', cost: 'metadata', evidence: 'runtime' } as const;
const generate = { workload: 'cpu', cost: 'heavy', grows: 'number of bits', evidence: 'runtime' } as const;

const ethers: CatalogueModule = {
  module: 'ethers',
  namespaces: { ethers: 'ethers' },
  aliases: {
    HDNodeWallet: 'Wallet',
    'Wallet.createRandom()': 'Wallet',
    'Wallet.fromPhrase()': 'Wallet',
    'Wallet.fromEncryptedJsonSync()': 'Wallet',
  },
  rows: [
    ...each(
      'Wallet#encryptSync Wallet.fromEncryptedJsonSync encryptKeystoreJsonSync decryptKeystoreJsonSync scryptSync',
      {
        ...derive,
        milliseconds: 521,
        evidence: 'measured',
        note: 'Its promise form blocks just as long; use a worker.',
      },
    ),
    { name: 'pbkdf2', ...derive },
    { name: 'Wallet#signMessageSync', ...single },
  ],
};

export const signatures: readonly CatalogueModule[] = [
  ethers,
  {
    module: 'jsonwebtoken',
    rows: [
      ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'].map(
        (value): CatalogueRow => ({
          name: 'sign',
          ...single,
          milliseconds: 0.7,
          evidence: 'measured',
          when: { kind: 'option', index: 2, property: 'algorithm', value },
          twin: instead('jose', 'SignJWT', 'Web Crypto signs on another thread.'),
        }),
      ),
      {
        name: 'sign',
        ...single,
        cost: 'negligible',
        milliseconds: 0.03,
        keepSync: true,
        note: 'By default it hashes a few hundred bytes.',
      },
      {
        name: 'verify',
        ...single,
        milliseconds: 0.7,
        evidence: 'measured',
        twin: instead('jose', 'jwtVerify', 'Web Crypto verifies on another thread.'),
      },
    ],
  },
  {
    module: 'node-forge',
    aliases: { 'rsa.generateKeyPair': 'pki.rsa.generateKeyPair', pbkdf2: 'pkcs5.pbkdf2' },
    rows: [
      {
        name: 'pki.rsa.generateKeyPair',
        ...generate,
        when: { kind: 'no-callback' },
        twin: withCallback('node-forge', 'pki.rsa.generateKeyPair', 'With { workers: -1 } it uses another thread.'),
      },
      {
        name: 'pkcs5.pbkdf2',
        ...derive,
        when: { kind: 'no-callback' },
        twin: withCallback('node-forge', 'pkcs5.pbkdf2'),
      },
      {
        name: 'random.getBytesSync',
        ...single,
        cost: 'negligible',
        twin: withCallback('node-forge', 'random.getBytes'),
      },
      {
        name: 'random.generateSync',
        ...single,
        cost: 'negligible',
        twin: withCallback('node-forge', 'random.generate'),
      },
    ],
  },
  {
    module: 'elliptic',
    aliases: { 'ec#genKeyPair()': 'KeyPair', 'ec#keyFromPrivate()': 'KeyPair', 'ec#keyFromPublic()': 'KeyPair' },
    rows: each(
      'ec#genKeyPair ec#sign ec#verify KeyPair#derive KeyPair#sign KeyPair#verify eddsa#sign eddsa#verify',
      single,
    ),
  },
  { module: 'secp256k1', rows: each('ecdsaSign ecdsaVerify ecdsaRecover ecdh publicKeyCreate', single) },
];
