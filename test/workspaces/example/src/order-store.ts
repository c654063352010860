import { writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

export class OrderStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async nextId(): Promise<number> {
    return (await readdir(this.#folder)).length + 1;
  }

  save(id: number, order: unknown): void {
    writeFileSync(join(this.#folder, `${id}.json`), JSON.stringify(order));
  }
}
