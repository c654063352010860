/** What `snippets/ID.ts` becomes in a file of snippets for the editor: lines in its snippet syntax. */

/** An entry of such a file. */
export interface Snippet {
  readonly prefix: string;
  readonly body: readonly string[];
  readonly description: string;
}

/**
 * @param stops texts to type over; those that do not occur are left out
 * @returns lines that begin with a tab per level, for the editor to indent as the user does
 */
export function snippetBody(source: string, stops: readonly string[]): string[] {
  const present = stops.filter((stop) => wordOf(stop).test(source));
  const longestFirst = [...present].sort((one, other) => other.length - one.length);
  const anyStop = new RegExp(longestFirst.map((stop) => wordOf(stop).source).join('|'), 'g');
  let body = '';
  let end = 0;
  for (const { 0: stop, index } of source.matchAll(anyStop)) {
    body += `${literal(source.slice(end, index))}\${${present.indexOf(stop) + 1}:${literal(stop).replaceAll('}', '\\}')}}`;
    end = index + stop.length;
  }
  return `${body}${literal(source.slice(end))}$0`
    .replaceAll(/^(?: {2})+/gm, (indent) => '\t'.repeat(indent.length / 2))
    .split('\n');
}

/** As a whole word where it begins or ends like one. */
function wordOf(text: string): RegExp {
  const pattern = text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`${/^\w/.test(text) ? '(?<![\\w$])' : ''}${pattern}${/\w$/.test(text) ? '(?![\\w$])' : ''}`);
}

const literal = (text: string) => text.replaceAll(/[\\$]/g, '\\$&');

/**
 * What the editor inserts for a body: its placeholders with their own texts, or with those that are typed over them.
 * @param typed by the placeholder's own text
 */
export function expandBody(body: readonly string[], typed: Readonly<Record<string, string>> = {}): string {
  return body
    .join('\n')
    .replaceAll(/\\([\\$}])|\$0|\$\{\d+:((?:\\.|[^\\}])*)\}/g, (_, escaped?: string, stop?: string) => {
      if (escaped !== undefined) return escaped;
      const text = (stop ?? '').replaceAll(/\\(.)/g, '$1');
      return typed[text] ?? text;
    })
    .replaceAll('\t', '  ');
}
