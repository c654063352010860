/** The template that the decorator of a class names or contains, and the bindings of its own element. */
import type { TSESTree } from '@typescript-eslint/types';
import {
  OWN_ELEMENT,
  TEMPLATE_DECORATORS,
  TEMPLATE_FILE,
  TEMPLATE_TEXT,
  TEMPLATE_URL,
} from '../../catalogue/javascript/angular.ts';
import type { ClassFacts, ComponentTemplate } from '../../facts/facts.ts';
import { keyOf, lastNameOf, plain } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import type { FactsBuilder } from '../facts-builder.ts';
import { codeOfAttribute } from './pieces.ts';
import { usesIn, usesInTemplate } from './uses.ts';

export function templateOf(
  builder: FactsBuilder,
  decorators: readonly TSESTree.Decorator[],
): Pick<ClassFacts, 'template'> {
  for (const { expression } of decorators) {
    if (expression.type !== N.CallExpression || !TEMPLATE_DECORATORS.has(lastNameOf(expression.callee))) continue;
    const [options] = expression.arguments;
    return options?.type === N.ObjectExpression ? inOptions(builder, options) : {};
  }
  return {};
}

function inOptions(builder: FactsBuilder, options: TSESTree.ObjectExpression): Pick<ClassFacts, 'template'> {
  const entries = new Map(entriesOf(options));
  const text = textOf(entries.get(TEMPLATE_TEXT));
  const file = textOf(entries.get(TEMPLATE_URL));
  const own = entries.get(OWN_ELEMENT);
  const bindings = own?.type === N.ObjectExpression ? entriesOf(own) : [];
  const uses = [
    ...usesIn(bindings.flatMap(([name, value]) => codeOfAttribute(name, textOf(value) ?? ''))),
    ...(text === undefined ? [] : usesInTemplate(text)),
  ];
  const template: ComponentTemplate = {
    uses,
    ...(text !== undefined && { isInline: true as const }),
    ...(file !== undefined &&
      TEMPLATE_FILE.test(file) && { file: builder.module(file, 'template', entries.get(TEMPLATE_URL)!) }),
  };
  return uses.length > 0 || template.isInline || template.file !== undefined ? { template } : {};
}

const entriesOf = ({ properties }: TSESTree.ObjectExpression): [name: string, value: TSESTree.Node][] =>
  properties.flatMap((property) => {
    const key = property.type === N.Property ? keyOf(property, property.key) : undefined;
    return property.type === N.Property && key !== undefined ? [[key, property.value]] : [];
  });

/** A text as written; what is put into a template literal stays empty. */
function textOf(node: TSESTree.Node | undefined): string | undefined {
  const bare = node && plain(node);
  if (bare?.type === N.Literal) return typeof bare.value === 'string' ? bare.value : undefined;
  return bare?.type === N.TemplateLiteral ? bare.quasis.map(({ value }) => value.cooked ?? '').join(' ') : undefined;
}
