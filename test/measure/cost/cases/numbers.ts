/** Loops over numbers whose time is compared with its estimate. */

export function sumOfSquares(): number {
  let sum = 0;
  for (let i = 0; i < 20_000_000; i++) sum += i * i;
  return sum;
}

export function countPrimes(): number {
  let count = 0;
  for (let n = 2; n < 150_000; n++) {
    let isPrime = true;
    for (let d = 2; d * d <= n; d++) {
      if (n % d === 0) {
        isPrime = false;
        break;
      }
    }
    if (isPrime) count++;
  }
  return count;
}

export function sieve(): number {
  const limit = 3_000_000;
  const composite = new Uint8Array(limit + 1);
  let count = 0;
  for (let i = 2; i <= limit; i++) {
    if (composite[i]) continue;
    count++;
    for (let j = i * 2; j <= limit; j += i) composite[j] = 1;
  }
  return count;
}

const SIDE = 300;

export function multiplyMatrices(): number {
  const a = Array.from({ length: SIDE }, (_, row) => Array.from({ length: SIDE }, (_, column) => row + column));
  const b = Array.from({ length: SIDE }, (_, row) => Array.from({ length: SIDE }, (_, column) => row - column));
  const result: number[][] = [];
  for (let row = 0; row < SIDE; row++) {
    const line: number[] = [];
    for (let column = 0; column < SIDE; column++) {
      let sum = 0;
      for (let k = 0; k < SIDE; k++) sum += a[row]![k]! * b[k]![column]!;
      line.push(sum);
    }
    result.push(line);
  }
  return result[7]![9]!;
}

export function mandelbrot(): number {
  let inside = 0;
  for (let y = 0; y < 300; y++) {
    for (let x = 0; x < 400; x++) {
      const cr = (x / 400) * 3 - 2;
      const ci = (y / 300) * 2 - 1;
      let zr = 0;
      let zi = 0;
      let turn = 0;
      while (turn < 100 && zr * zr + zi * zi < 4) {
        const next = zr * zr - zi * zi + cr;
        zi = 2 * zr * zi + ci;
        zr = next;
        turn++;
      }
      if (turn === 100) inside++;
    }
  }
  return inside;
}

export function collatz(): number {
  let longest = 0;
  for (let start = 1; start < 100_000; start++) {
    let n = start;
    let steps = 0;
    while (n !== 1) {
      n = n % 2 === 0 ? n / 2 : 3 * n + 1;
      steps++;
    }
    if (steps > longest) longest = steps;
  }
  return longest;
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

export function greatestDivisors(): number {
  let sum = 0;
  for (let a = 1; a < 1500; a++) for (let b = 1; b < 1500; b++) sum += gcd(a, b);
  return sum;
}

export function estimatePi(): number {
  let hits = 0;
  for (let i = 0; i < 3_000_000; i++) {
    const x = Math.random();
    const y = Math.random();
    if (x * x + y * y < 1) hits++;
  }
  return (4 * hits) / 3_000_000;
}

export function waves(): number {
  const samples = new Float64Array(1_000_000);
  for (let i = 0; i < samples.length; i++) samples[i] = Math.sin(i * 0.01) * Math.cos(i * 0.003);
  let peak = 0;
  for (const sample of samples) peak = Math.max(peak, sample);
  return peak;
}

export function bigFactorial(): bigint {
  let product = 1n;
  for (let n = 1n; n <= 2000n; n++) product *= n;
  return product;
}

export function luckyDigits(): number {
  let count = 0;
  for (let ticket = 0; ticket < 500_000; ticket++) {
    let rest = ticket;
    let sum = 0;
    while (rest > 0) {
      sum += rest % 10;
      rest = Math.floor(rest / 10);
    }
    if (sum % 7 === 0) count++;
  }
  return count;
}

export function blur(): number {
  const width = 800;
  const height = 600;
  const pixels = new Uint8ClampedArray(width * height);
  for (let at = 0; at < pixels.length; at++) pixels[at] = (at * 31) & 255;
  const out = new Uint8ClampedArray(width * height);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      let sum = 0;
      for (let dy = -1; dy <= 1; dy++) for (let dx = -1; dx <= 1; dx++) sum += pixels[(y + dy) * width + x + dx]!;
      out[y * width + x] = sum / 9;
    }
  }
  return out[5000]!;
}
