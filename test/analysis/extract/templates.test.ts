/** What Angular templates use of their component: what of the markup is read, and what of its expressions. */
import assert from 'node:assert/strict';
import { facts } from '../small-project.ts';

/** Markup, and what it uses: `event: way members`. */
const USES: readonly (readonly [markup: string, ...uses: string[]])[] = [
  ['<p (click)="save($event)">', '(click): call save'],
  [
    "<p (keyup.enter)='save(row); done = true'>",
    '(keyup.enter): call save',
    '(keyup.enter): get row',
    '(keyup.enter): set done',
  ],
  ['<p on-blur="this.cart.clear()">', '(blur): call cart.clear'],
  ['<p (@fade.done)="count++">', '(@fade.done): get count', '(@fade.done): set count'],
  ['<p (a)="a ??= b; c === d">', '(a): get a', '(a): set a', '(a): get b', '(a): get c', '(a): get d'],
  ['<p [(ngModel)]="name">', 'get name', '(ngModelChange): set name'],
  ['<p [(x)]="rows[at].name">', 'get rows', 'get at', '(xChange): get rows', '(xChange): get at'],
  [
    '<p [items]="sorted(rows)" bind-title="title" [class.w-1/2]="wide">',
    'call sorted',
    'get rows',
    'get title',
    'get wide',
  ],
  ['<p title="{{ name() }}">{{ a?.b!.c() | date: format() }}</p>', 'call name', 'call a.b.c', 'call format'],
  ['{{ ok || other && more }}', 'get ok', 'get other', 'get more'],
  ['{{ ok ? yes : no }} {{ \'a.b()\' + "c()" }}', 'get ok', 'get yes', 'get no'],
  ['<p [ngClass]="{ wide: isWide(), \'a-b\': isB() }" [x]="[...all()]">', 'call isWide', 'call isB', 'call all'],
  ['<p [x]="name === &quot;a()&quot; &amp;&amp; isOpen()">', 'get name', 'call isOpen'],
  ['<p *ngIf="rows$ | async as rows; else none">{{ rows.length }}</p><p #none></p>', 'get rows$'],
  [
    '<p *ngFor="let row of rows(); trackBy: id; index as at">{{ row.name() }} {{ at }}</p>',
    'call rows',
    'call id',
    'get index',
  ],
  [
    '@for (row of sorted(rows()); track key(row)) { {{ row.a() }} } @empty { {{ none() }} }',
    'call none',
    'call sorted',
    'call rows',
    'call key',
  ],
  [
    '@if (a(); as b) { {{ b.c() }} } @else if (d) {} @switch (e()) { @case (f) {} }',
    'call a',
    'get d',
    'call e',
    'get f',
  ],
  ['@let sum = total(); {{ sum }}', 'call total'],
  ['<ng-template let-row="row"><p #box (click)="box.focus(); row.a()"></p></ng-template>'],
  ['<!-- {{ a() }} --><style>p::after { content: "{{ b() }}" }</style> name = "c()" <a href="d()">'],
  // What does not close is left out; the rest is read.
  ['@if (a( { <p (click)="b()">{{ c() </p>', '(click): call b'],
];

describe('the code of Angular templates', () => {
  for (const [markup, ...uses] of USES)
    it(markup, () => {
      const { template = [], error } = facts(markup, '/a.html');
      const found = template.map(({ event, way, members }) =>
        [...(event === undefined ? [] : [`${event}:`]), way, members.join('.')].join(' '),
      );
      assert.deepEqual([found, error], [uses, undefined]);
    });

  it('comes from the file, the text or the template literal in a decorator', () => {
    const { classes, imports } = facts(`
@Component({ template: '{{ a() }}', host: { '(click)': 'b()', class: 'c()' } }) class A {}
@Component({ template: \`{{ a() }}\${more}{{ b() }}\`, host }) class B {}
@Component({ templateUrl: './c.html' }) class C {}
@Component({ templateUrl: './d.svg' }) class D {}
@Injectable({ template: '{{ a() }}' }) class E {}
@Component(options) class F {}`);
    const [call, click] = [
      { way: 'call', members: ['a'] },
      { event: '(click)', way: 'call', members: ['b'] },
    ];
    assert.deepEqual(
      classes.map(({ template }) => template),
      [
        { uses: [click, call], isInline: true },
        { uses: [call, { way: 'call', members: ['b'] }], isInline: true },
        { uses: [], file: 0 },
        undefined,
        undefined,
        undefined,
      ],
    );
    assert.deepEqual(
      imports.map(({ specifier, kind }) => [specifier, kind]),
      [['./c.html', 'template']],
    );
  });
});
