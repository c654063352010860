/** Work on texts, dates and serialised data whose time is compared with its estimate. */
import { createHash } from 'node:crypto';

export function joinLines(): number {
  let text = '';
  for (let i = 0; i < 500_000; i++) text += `line ${i}\n`;
  return text.length;
}

export function countWords(): number {
  const text = 'the quick brown fox jumps over the lazy dog '.repeat(20_000);
  const counts: Record<string, number> = {};
  for (const word of text.split(' ')) counts[word] = (counts[word] ?? 0) + 1;
  return counts.fox ?? 0;
}

export function parseCsv(): number {
  const lines: string[] = [];
  for (let i = 0; i < 60_000; i++) lines.push(`${i},name-${i},${i * 2},2024-01-01`);
  const rows = lines
    .join('\n')
    .split('\n')
    .map((line) => {
      const [id, name, amount] = line.split(',');
      return { id: Number(id), name, amount: Number.parseFloat(amount ?? '') };
    });
  return rows.length;
}

export function serialise(): number {
  const records = Array.from({ length: 50_000 }, (_, id) => ({
    id,
    name: `name-${id}`,
    tags: ['a', 'b'],
    nested: { x: id, y: id * 2 },
  }));
  return (JSON.parse(JSON.stringify(records)) as unknown[]).length;
}

export function cloneMany(): number {
  const template = { title: 'x', options: { a: 1, b: [1, 2, 3] }, tags: ['p', 'q'] };
  let count = 0;
  for (let i = 0; i < 50_000; i++) count += (JSON.parse(JSON.stringify(template)) as typeof template).tags.length;
  return count;
}

export function cloneStructured(): number {
  const records = Array.from({ length: 20_000 }, (_, id) => ({ id, name: `name-${id}`, tags: ['a', 'b'] }));
  return structuredClone(records).length;
}

export function hashMany(): string {
  let digest = '';
  for (let i = 0; i < 50_000; i++) digest = createHash('sha256').update(`${digest}${i}`).digest('hex');
  return digest;
}

export function isPalindromeMany(): number {
  let count = 0;
  for (let n = 0; n < 300_000; n++) {
    const digits = String(n);
    if (digits === digits.split('').reverse().join('')) count++;
  }
  return count;
}

export function formatDates(): number {
  let length = 0;
  for (let day = 0; day < 100_000; day++) length += new Date(day * 86_400_000).toISOString().slice(0, 10).length;
  return length;
}

export function matchPatterns(): number {
  const pattern = /^(\w+)-(\d+)@([a-z.]+)$/;
  let count = 0;
  for (let i = 0; i < 500_000; i++) if (pattern.test(`user-${i}@example.org`)) count++;
  return count;
}

export function levenshtein(): number {
  const a = 'intention'.repeat(60);
  const b = 'execution'.repeat(60);
  const rows: number[][] = [];
  for (let i = 0; i <= a.length; i++) {
    const row: number[] = [];
    for (let j = 0; j <= b.length; j++) {
      if (i === 0 || j === 0) row.push(i + j);
      else
        row.push(
          Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)),
        );
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}

export function checksum(): number {
  const text = 'abcdefghij'.repeat(300_000);
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (hash * 31 + text.charCodeAt(i)) | 0;
  return hash;
}

export function escapeMany(): number {
  let length = 0;
  for (let i = 0; i < 100_000; i++)
    length += `<a href="${i}">&amp;</a>`.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').length;
  return length;
}

export function decodeRecords(): number {
  const bytes = Buffer.alloc(2_000_000, 'abc');
  let sum = 0;
  for (let at = 0; at + 8 <= bytes.length; at += 8) sum += bytes.readUInt32LE(at) + bytes.readUInt16BE(at + 4);
  return sum;
}
