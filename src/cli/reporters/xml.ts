/** Writes a tree of elements as XML. */
import XMLBuilder from 'fast-xml-builder';

/** An element: its attributes begin with `@`, `#text` is its text, the rest are elements, or lists of them. */
export interface Element {
  readonly [name: string]: string | number | Element | readonly Element[];
}

/** @returns an XML document, with a final newline */
export function xmlOf(document: Element): string {
  const builder = new XMLBuilder({
    attributeNamePrefix: '@',
    format: true,
    ignoreAttributes: false,
    suppressEmptyNode: true,
  });
  return builder.build({ '?xml': { '@version': '1.0', '@encoding': 'UTF-8' }, ...document });
}
