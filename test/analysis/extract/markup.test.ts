/** The code in the markup of components: what of it is read, and that it stays where it stands. */
import assert from 'node:assert/strict';
import { scriptOf } from '../../../src/analysis/syntax/script-blocks.ts';
import { typescriptEslintParser } from '../../../src/analysis/index.ts';
import { facts } from '../small-project.ts';

/** Markup, and the code that is seen in it. */
const SEEN: Readonly<Record<'vue' | 'svelte', readonly (readonly [markup: string, code: string])[]>> = {
  vue: [
    ['<p @click="save">', '$on(save)'],
    ['<p v-on:click.prevent="row.save">', '$on(row.save)'],
    ['<p   @click="(a) => save(a)">', '$on((a) => save(a))'],
    ['<p     @click="count++; save()">', '$on(()=>{count++; save()})'],
    ["<p :title='label(row)'>", '(label(row))'],
    ['<p v-for="(row, at) of sorted(rows)" :key="row.id">', '(sorted(rows)); (row.id)'],
    ['<p>{{ total(rows) }}</p>', '( total(rows) )'],
    ['<p once="a" title="b" #default="{ row }">', ''],
    ['<!-- <p @click="save"> -->', ''],
    ['<style>p::after { content: "{{ a }}" }</style>', ''],
    // No room for the code around it.
    ['<p :a="b"@click="c++; d()">', '(b)'],
  ],
  svelte: [
    ['<p onclick={save}>', '$on(save)'],
    ['<p on:click={() => save()}>', '$on(() => save())'],
    ['<p title={label({ a: 1 })}>', '(label({ a: 1 }))'],
    ['{#each rows as row}{row.name}{/each}', '(row.name)'],
    ['<p {...rest} {@html text}>', ''],
    ['<style>p { color: red }</style>', ''],
    ['<p title={open', ''],
  ],
};

for (const [extension, rows] of Object.entries(SEEN))
  describe(`code in the markup of .${extension} files`, () => {
    for (const [markup, code] of rows)
      it(markup, () => {
        const text = `<script>let x;</script>\n${markup}\n`;
        const { withMarkup } = scriptOf(`/a.${extension}`, text) ?? {};
        const seen = (withMarkup ?? '')
          .replace('let x;', '')
          .trim()
          .replace(/^;/, '')
          .replace(/\s*;\s*/g, '; ');
        assert.equal(seen.replaceAll('++; ', '++; ').trim(), code);
        if (withMarkup !== undefined) {
          assert.equal(withMarkup.length, text.length);
          typescriptEslintParser.parse(withMarkup, 'js');
        }
      });
  });

describe('a component', () => {
  it('is extracted without its markup if that does not parse', () => {
    const { error, functions } = facts('<script>\nfunction a() {}\n</script>\n<p>{{ a | | b }}</p>\n', '/a.vue');
    assert.deepEqual([error, functions.map(({ name }) => name)], [undefined, ['module', 'a']]);
  });

  for (const [path, script, isComponent] of [
    ['/a.vue', '<script setup>', true],
    ['/a.vue', '<script>', undefined],
    ['/a.svelte', '<script lang="ts">', true],
    ['/a.svelte', '<script module>', undefined],
    ['/a.svelte', '<script context="module">', undefined],
  ] as const)
    it(`${isComponent ? 'runs' : 'does not run'} ${script} of ${path} for each component`, () => {
      assert.equal(facts(`${script}\nlet x;\n</script>\n`, path).isComponent, isComponent);
    });
});
