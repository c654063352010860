/** Hosts: frameworks of pages, in their components and stores. */
import type { Host } from './host.ts';

export const PAGES: readonly Host[] = [
  {
    name: 'Vue: computed values',
    context: 'render',
    kind: 'computed value',
    source: `
//- /a.vue
<script setup lang="ts">
import { computed } from 'vue';
const a = computed(() => block());
const b = computed({ get: () => block(), set() {} });
</script>
<template><p>{{ a }} {{ b }}</p></template>
//- /b.vue
<script>
export default { computed: { a() { return block(); } } };
</script>
//- /c.ts
import { defineComponent } from 'vue';
export const C = defineComponent({ computed: { a() { return block(); } } });
`,
  },
  {
    name: 'Vue: watchers',
    context: 'render',
    kind: 'watcher',
    source: `
//- /a.vue
<script setup>
import { watch, watchEffect } from 'vue';
watch(() => props.a, () => { block(); });
watchEffect(async () => { block(); });
</script>
//- /b.vue
<script>
export default { watch: { a() { block(); }, async b() { block(); } } };
</script>
`,
  },
  {
    name: 'Vue: hooks',
    context: 'render',
    kind: 'component hook',
    source: `
//- /a.vue
<script setup>
onMounted(() => { block(); });
onUpdated(async () => { block(); });
</script>
//- /b.vue
<script>
export default { created() { block(); }, async mounted() { block(); } };
</script>
`,
  },
  {
    name: 'Vue: handlers in templates',
    context: 'event',
    kind: 'template event',
    source: `
//- /a.vue
<script setup>
function a() { block(); }
async function b() { block(); }
</script>
<template>
  <button @click="a" v-on:keydown.enter="b">x</button>
  <input
    @input="count++; block()"
  />
  <p @click="block()"></p>
</template>
//- /b.vue
<script>
export default { methods: { a() { block(); }, async b() { block(); } } };
</script>
`,
  },
  {
    name: 'Vue: templates and set-up code',
    context: 'render',
    kind: 'component',
    source: `
//- /a.vue
<script setup>
const first = block();
</script>
<template>
  <p v-for="row of rows" :title="block()">{{ block() }}</p>
</template>
`,
  },
  {
    name: 'Svelte: derived values',
    context: 'render',
    kind: 'computed value',
    source: `
//- /a.svelte
<script lang="ts">
const a = $derived.by(() => block());
</script>
//- /b.ts
import { derived } from 'svelte/store';
export const b = derived(a, ($a) => block());
`,
  },
  {
    name: 'Svelte: effects',
    context: 'render',
    kind: 'effect',
    source: `
//- /a.svelte
<script>
$effect(() => { block(); });
$effect.pre(async () => { block(); });
</script>
`,
  },
  {
    name: 'Svelte: handlers in markup',
    context: 'event',
    kind: 'template event',
    source: `
//- /a.svelte
<script>
function a() { block(); }
async function b() { block(); }
</script>
<button onclick={a} on:keydown={() => b()}>x</button>
<style>button { color: red }</style>
`,
  },
  {
    name: 'Svelte: markup, reactive statements and derived expressions',
    context: 'render',
    kind: 'component',
    source: `
//- /a.svelte
<script>
$: sorted = block();
let total = $derived(block());
</script>
{#if total}<p title={block()}></p>{/if}
`,
  },
  {
    name: 'Angular: hooks',
    context: 'render',
    kind: 'component hook',
    source: `
import { Component } from '@angular/core';
@Component({ selector: 'a', template: '' })
export class A {
  ngOnInit() { block(); }
  async ngOnChanges() { block(); }
}
`,
  },
  {
    name: 'Angular: signals',
    context: 'render',
    kind: 'computed value',
    source: `
import { Component, computed } from '@angular/core';
@Component({ selector: 'a', template: '' })
export class A { a = computed(() => block()); }
`,
  },
  {
    name: 'Angular: effects',
    context: 'render',
    kind: 'effect',
    source: `
import { Component, effect } from '@angular/core';
@Component({ selector: 'a', template: '' })
export class A { constructor() { effect(() => { block(); }); } }
`,
  },
  {
    name: 'Angular: handlers in templates',
    context: 'event',
    kind: 'template event',
    source: `
import { Component, HostListener } from '@angular/core';
@Component({ selector: 'a', templateUrl: './a.html' })
export class A {
  a() { block(); }
  async b() { block(); }
  @HostListener('window:scroll') c() { block(); }
}
`,
  },
  {
    name: 'Angular: events in templates',
    context: 'event',
    kind: 'template event',
    source: `
//- /a.ts
import { Component } from '@angular/core';
@Component({ selector: 'a', template: '<p (click)="save($event)" (keyup.enter)="later()">x</p>' })
export class A { save(event) { block(); } async later() { block(); } }
//- /b.ts
import { Component } from '@angular/core';
@Component({
  selector: 'b',
  template: \`
    @if (isOpen) {
      @for (row of rows; track row.id) { <input (input)="count = count + 1; save(row)" on-blur="later()" /> }
    }
  \`,
  host: { '(window:resize)': 'resize()' },
})
export class B { save(row) { block(); } async later() { block(); } resize() { block(); } }
//- /c.ts
import { Component } from '@angular/core';
import { Cart } from './cart';
@Component({ selector: 'c', templateUrl: './c.html' })
export class C { constructor(readonly cart: Cart) {} async later() { block(); } save = () => { block(); }; }
//- /c.html
<ng-container *ngIf="isOpen">
  <p (click)="cart.clear()" (focus)="later()" (blur)="save()">x</p>
</ng-container>
//- /cart.ts
export class Cart { clear() { block(); } }
`,
  },
  {
    name: 'Angular: two-way bindings',
    context: 'event',
    kind: 'template event',
    source: `
import { Component } from '@angular/core';
@Component({ selector: 'a', template: '<input [(ngModel)]="name" bindon-value="all.name" />' })
export class A { all = new B(); set name(name) { block(); } }
class B { set name(name) { block(); } }
`,
  },
  {
    name: 'Angular: templates',
    context: 'render',
    kind: 'change detection',
    source: `
//- /a.ts
import { Component } from '@angular/core';
@Component({
  selector: 'a',
  template: \`
    <p *ngFor="let row of sorted(); trackBy: id; let at = index" [title]="title" [class.wide]="!isNarrow(row)">
      {{ total(rows) | currency: unit }} {{ first() }}
    </p>
  \`,
  host: { '[class.open]': 'isOpen()' },
})
export class A {
  sorted() { return block(); }
  id(at, row) { return block(); }
  get title() { return block(); }
  isNarrow(row) { return block(); }
  total(rows) { return block(); }
  first = () => block();
  isOpen() { return block(); }
}
//- /b.ts
import { Component, inject } from '@angular/core';
import { Cart } from './cart';
@Component({ selector: 'b', templateUrl: './b.html' })
export class B extends Base {
  cart = inject(Cart);
  rows() { return block(); }
  name(row) { return block(); }
  sum() { return block(); }
}
class Base { isShown() { return block(); } }
//- /b.html
@let all = sum();
@if (isShown()) { <p>{{ cart.total }}</p> } @else if (!cart.isEmpty()) { <p></p> }
@for (row of rows(); track name(row)) { <p>{{ row.name() }} {{ all }}</p> }
//- /cart.ts
export class Cart { get total() { return block(); } isEmpty() { return block(); } }
`,
  },
  {
    name: 'Angular: components that are made',
    context: 'render',
    kind: 'component',
    source: `
import { Component } from '@angular/core';
@Component({ selector: 'a', template: '' })
export class A { constructor() { block(); } }
@Component({ selector: 'b', template: '' })
export class B { b = block(); }
`,
  },
  {
    name: 'Angular: pipes',
    context: 'render',
    kind: 'pipe',
    source: `
import { Pipe, PipeTransform } from '@angular/core';
@Pipe({ name: 'a' })
export class A implements PipeTransform { transform() { return block(); } }
`,
  },
  {
    name: 'React: effects',
    context: 'render',
    kind: 'react effect',
    source: `
//- /a.tsx
import { useEffect, useLayoutEffect } from 'react';
export function A() {
  useEffect(() => { block(); });
  useLayoutEffect(() => { block(); });
  return <p />;
}
`,
  },
  {
    name: 'React: rendering',
    context: 'render',
    kind: 'component',
    source: `
//- /a.tsx
import { memo, useMemo } from 'react';
export function A() { const a = block(); return <p>{a}</p>; }
export const B = memo(() => { block(); return <p />; });
export function C() { const a = useMemo(() => block(), []); return <p>{a}</p>; }
`,
  },
  {
    name: 'Solid: memos',
    context: 'render',
    kind: 'computed value',
    source: `
import { createMemo } from 'solid-js';
export const a = createMemo(() => block());
`,
  },
  {
    name: 'Solid: effects',
    context: 'render',
    kind: 'effect',
    source: `
import { createEffect, onMount } from 'solid-js';
createEffect(() => { block(); });
onMount(async () => { block(); });
`,
  },
  {
    name: 'Qwik: tasks',
    context: 'render',
    kind: 'effect',
    source: `
import { useTask$ } from '@builder.io/qwik';
export const useA = () => { useTask$(() => { block(); }); useTask$(async () => { block(); }); };
`,
  },
  {
    name: 'Lit: rendering',
    context: 'render',
    kind: 'component',
    source: `
import { LitElement } from 'lit';
export class A extends LitElement { render() { return block(); } }
`,
  },
  {
    name: 'Lit: hooks',
    context: 'render',
    kind: 'component hook',
    source: `
import { LitElement } from 'lit';
export class A extends LitElement { updated() { block(); } async firstUpdated() { block(); } }
`,
  },
  {
    name: 'Lit: handlers in templates',
    context: 'event',
    kind: 'template event',
    source: `
import { LitElement, html } from 'lit';
export class A extends LitElement { a() { block(); } async b() { block(); } }
`,
  },
  {
    name: 'Pinia and Vuex: getters',
    context: 'render',
    kind: 'computed value',
    source: `
import { defineStore } from 'pinia';
export const useA = defineStore('a', { getters: { a: () => block() } });
`,
  },
  {
    name: 'Pinia and Vuex: actions',
    context: 'event',
    kind: 'store action',
    source: `
import { defineStore } from 'pinia';
export const useA = defineStore('a', { actions: { a() { block(); }, async b() { block(); } } });
`,
  },
  {
    name: 'Redux: reducers',
    context: 'event',
    kind: 'store action',
    source: `
import { createSlice } from '@reduxjs/toolkit';
export const a = createSlice({ name: 'a', reducers: { add(state) { block(); } } });
`,
  },
  {
    name: 'Redux: selectors',
    context: 'render',
    kind: 'selector',
    source: `
import { createSelector } from 'reselect';
export const a = createSelector([(state) => state.a], (rows) => block());
`,
  },
  {
    name: 'Astro: pages',
    context: 'request',
    kind: 'astro',
    source: `
//- /src/pages/a.astro
---
const text = block();
---
<p>{text}</p>
`,
  },
];
