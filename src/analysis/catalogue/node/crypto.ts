/** What blocks in node:crypto. */
import { instead, promisified } from '../twins.ts';
import type { CatalogueModule, CatalogueRow, Twin } from '../types.ts';

const measured = { workload: 'cpu', evidence: 'measured' } as const;
const runtime = { workload: 'cpu', evidence: 'runtime' } as const;
const callback = (name: string, note?: string): Twin => promisified('node:crypto', name, note);
const digest = instead(
  'node:crypto',
  'subtle.digest',
  'It takes `SHA-256`, not `sha256`, and returns an ArrayBuffer of the whole input.',
);
const atOnce = 'It takes the algorithm and the data in one call.';
const subtle = (name: string): Twin => instead('node:crypto', `subtle.${name}`, 'It takes a CryptoKey.');

/** Key derivation is slow on purpose; keys and primes are found by trial and error. */
const keys: readonly CatalogueRow[] = [
  {
    name: 'argon2Sync',
    ...runtime,
    cost: 'heavy',
    grows: 'memory and passes',
    twin: callback('argon2'),
    since: '24.7.0',
  },
  {
    name: 'pbkdf2Sync',
    ...measured,
    cost: 'heavy',
    milliseconds: 32,
    grows: 'number of iterations',
    twin: callback('pbkdf2'),
  },
  {
    name: 'scryptSync',
    ...measured,
    cost: 'heavy',
    milliseconds: 24,
    grows: 'cost parameter N',
    twin: callback('scrypt'),
  },
  {
    name: 'checkPrimeSync',
    ...measured,
    cost: 'heavy',
    milliseconds: 126,
    grows: 'number of bits',
    twin: callback('checkPrime'),
  },
  {
    name: 'generatePrimeSync',
    ...measured,
    cost: 'heavy',
    milliseconds: 22,
    grows: 'number of bits',
    twin: callback('generatePrime'),
  },
  {
    name: 'generateKeyPairSync',
    ...measured,
    cost: 'metadata',
    milliseconds: 0.04,
    twin: callback('generateKeyPair'),
    when: { kind: 'literal', index: 0, value: 'ec' },
  },
  {
    name: 'generateKeyPairSync',
    ...measured,
    cost: 'metadata',
    milliseconds: 0.04,
    twin: callback('generateKeyPair'),
    when: { kind: 'literal', index: 0, value: 'ed25519' },
  },
  {
    name: 'generateKeyPairSync',
    ...measured,
    cost: 'metadata',
    milliseconds: 0.04,
    twin: callback('generateKeyPair'),
    when: { kind: 'literal', index: 0, value: 'x25519' },
  },
  {
    name: 'generateKeyPairSync',
    ...measured,
    cost: 'heavy',
    milliseconds: 29,
    grows: 'modulus length',
    twin: callback('generateKeyPair'),
  },
  {
    name: 'createDiffieHellman',
    ...measured,
    cost: 'heavy',
    milliseconds: 58,
    grows: 'number of bits',
    twin: instead('node:crypto', 'getDiffieHellman', 'It takes a group with a known prime, such as `modp14`.'),
    when: { kind: 'number', index: 0, atLeast: 2 },
    note: 'It searches for a prime with this many bits.',
  },
];

/** Well under a millisecond each: reported only if repeated. */
const single: readonly CatalogueRow[] = [
  {
    name: 'sign',
    ...measured,
    cost: 'metadata',
    milliseconds: 0.25,
    twin: callback('sign'),
    when: { kind: 'no-callback' },
  },
  { name: 'verify', ...runtime, cost: 'metadata', twin: callback('verify'), when: { kind: 'no-callback' } },
  {
    name: 'diffieHellman',
    ...runtime,
    cost: 'metadata',
    twin: callback('diffieHellman'),
    since: '23.11.0',
    when: { kind: 'no-callback' },
  },
  {
    name: 'encapsulate',
    ...runtime,
    cost: 'metadata',
    twin: callback('encapsulate'),
    since: '24.7.0',
    when: { kind: 'no-callback' },
  },
  {
    name: 'decapsulate',
    ...runtime,
    cost: 'metadata',
    twin: callback('decapsulate'),
    since: '24.7.0',
    when: { kind: 'no-callback' },
  },
  {
    name: 'Sign#sign',
    ...measured,
    cost: 'metadata',
    milliseconds: 0.25,
    twin: instead('node:crypto', 'sign', atOnce),
  },
  { name: 'Verify#verify', ...runtime, cost: 'metadata', twin: instead('node:crypto', 'verify', atOnce) },
  {
    name: 'createPrivateKey',
    ...measured,
    cost: 'metadata',
    milliseconds: 0.8,
    note: 'For an encrypted key, it first derives a key from the passphrase.',
  },
  { name: 'privateDecrypt', ...measured, cost: 'metadata', milliseconds: 0.3, twin: subtle('decrypt') },
  {
    name: 'privateEncrypt',
    ...runtime,
    cost: 'metadata',
    twin: instead('node:crypto', 'sign', 'It hashes the data, then signs.'),
  },
  {
    name: 'publicDecrypt',
    ...runtime,
    cost: 'metadata',
    twin: instead('node:crypto', 'verify', 'It hashes the data, then verifies.'),
  },
  { name: 'publicEncrypt', ...runtime, cost: 'metadata', twin: subtle('encrypt') },
  { name: 'DiffieHellman#computeSecret', ...runtime, cost: 'metadata', grows: 'length of the prime' },
  { name: 'DiffieHellman#generateKeys', ...runtime, cost: 'metadata', grows: 'length of the prime' },
  { name: 'ECDH#computeSecret', ...runtime, cost: 'metadata' },
  { name: 'ECDH#generateKeys', ...measured, cost: 'metadata', milliseconds: 1.8 },
  { name: 'X509Certificate#verify', ...runtime, cost: 'metadata' },
];

/** Native, but on the calling thread: noticeable from a few megabytes. */
const bulk: readonly CatalogueRow[] = [
  {
    name: 'hash',
    perByte: 1.5,
    ...runtime,
    cost: 'content',
    grows: 'size of the input',
    twin: digest,
    sizeGated: true,
    since: '20.12.0',
  },
  {
    name: 'Hash#update',
    perByte: 1.5,
    ...measured,
    cost: 'content',
    milliseconds: 1,
    grows: 'size of the input',
    twin: digest,
    sizeGated: true,
  },
  {
    name: 'Hmac#update',
    perByte: 1.5,
    ...runtime,
    cost: 'content',
    grows: 'size of the input',
    twin: subtle('sign'),
    sizeGated: true,
  },
  { name: 'Sign#update', perByte: 1.5, ...runtime, cost: 'content', grows: 'size of the input', sizeGated: true },
  { name: 'Verify#update', perByte: 1.5, ...runtime, cost: 'content', grows: 'size of the input', sizeGated: true },
  {
    name: 'Cipheriv#update',
    perByte: 0.8,
    ...runtime,
    cost: 'content',
    grows: 'size of the input',
    twin: subtle('encrypt'),
    sizeGated: true,
  },
  {
    name: 'Decipheriv#update',
    perByte: 0.8,
    ...runtime,
    cost: 'content',
    grows: 'size of the input',
    twin: subtle('decrypt'),
    sizeGated: true,
  },
];

/** Microseconds: moving them to another thread costs more. */
const small = { cost: 'negligible', keepSync: true } as const;
const negligible: readonly CatalogueRow[] = [
  { name: 'generateKeySync', ...measured, ...small, milliseconds: 0.004, twin: callback('generateKey') },
  { name: 'hkdfSync', ...measured, ...small, milliseconds: 0.013, twin: callback('hkdf') },
  {
    name: 'randomBytes',
    ...measured,
    cost: 'metadata',
    milliseconds: 1.1,
    grows: 'number of bytes',
    twin: callback('randomBytes'),
    when: { kind: 'number', index: -1, atLeast: 2_000_000 },
    note: 'Ten megabytes take 5.5 ms.',
  },
  {
    name: 'randomBytes',
    ...measured,
    cost: 'negligible',
    milliseconds: 0.002,
    grows: 'number of bytes',
    twin: callback('randomBytes'),
    keepSync: true,
    when: { kind: 'no-callback' },
    note: 'Ten megabytes take 5.5 ms.',
  },
  {
    name: 'pseudoRandomBytes',
    ...runtime,
    cost: 'negligible',
    grows: 'number of bytes',
    twin: callback('randomBytes'),
    keepSync: true,
    when: { kind: 'no-callback' },
  },
  {
    name: 'randomFillSync',
    ...measured,
    ...small,
    milliseconds: 0.002,
    grows: 'number of bytes',
    twin: callback('randomFill'),
  },
  { name: 'randomInt', ...runtime, ...small, twin: callback('randomInt'), when: { kind: 'no-callback' } },
  { name: 'randomUUID', ...measured, ...small, milliseconds: 0.001 },
];

export const crypto: CatalogueModule = {
  module: 'node:crypto',
  sameAs: ['crypto'],
  aliases: {
    'createHash()': 'Hash',
    'createHmac()': 'Hmac',
    'createSign()': 'Sign',
    'createVerify()': 'Verify',
    'createCipheriv()': 'Cipheriv',
    'createDecipheriv()': 'Decipheriv',
    'createDiffieHellman()': 'DiffieHellman',
    'getDiffieHellman()': 'DiffieHellman',
    'createECDH()': 'ECDH',
    'Hash#update()': 'Hash',
    'Hash#copy()': 'Hash',
    'Hmac#update()': 'Hmac',
    'Sign#update()': 'Sign',
    'Verify#update()': 'Verify',
  },
  rows: [...keys, ...single, ...bulk, ...negligible],
};
