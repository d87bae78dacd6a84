import { JsonFault, scalarEnd, skipSpace, stringEnd } from './scan';
import { textOf } from './parse';

/**
 * The texts of an object's own members as they stand in its text, cut out without reading what is in them. Of members of
 * the same name the last counts, as everywhere.
 */
export function memberTexts(text: string): Map<string, string> {
  const texts = new Map<string, string>();
  eachPart(text, '{', '}', (at) => {
    const nameEnd = stringEnd(text, at);
    const colon = skipSpace(text, nameEnd);
    if (text[colon] !== ':') {
      throw new JsonFault(text, colon, ':');
    }
    const start = skipSpace(text, colon + 1);
    const end = valueEnd(text, start);
    texts.set(textOf(text.slice(at, nameEnd)), text.slice(start, end));
    return end;
  });
  return texts;
}

/** The texts of a list's elements, cut out in the same way. */
export function elementTexts(text: string): string[] {
  const texts: string[] = [];
  eachPart(text, '[', ']', (at) => {
    const end = valueEnd(text, at);
    texts.push(text.slice(at, end));
    return end;
  });
  return texts;
}

/** Goes from part to part; `read` is told where one begins and says where it ends. */
function eachPart(text: string, open: string, close: string, read: (at: number) => number): void {
  let at = skipSpace(text, 0);
  if (text[at] !== open) {
    throw new JsonFault(text, at, open);
  }
  at = skipSpace(text, at + 1);
  while (text[at] !== close) {
    at = skipSpace(text, read(at));
    if (text[at] === ',') {
      at = skipSpace(text, at + 1);
    } else if (text[at] !== close) {
      throw new JsonFault(text, at, `, or ${close}`);
    }
  }
}

const MARKS = /["{}[\]]/g;

function valueEnd(text: string, start: number): number {
  if (text[start] === '"') {
    return stringEnd(text, start);
  }
  if (text[start] !== '{' && text[start] !== '[') {
    return scalarEnd(text, start);
  }
  let depth = 0;
  MARKS.lastIndex = start;
  for (let mark = MARKS.exec(text); mark; mark = MARKS.exec(text)) {
    if (mark[0] === '"') {
      MARKS.lastIndex = stringEnd(text, mark.index);
    } else if (mark[0] === '{' || mark[0] === '[') {
      depth++;
    } else if (--depth === 0) {
      return mark.index + 1;
    }
  }
  throw new JsonFault(text, text.length, 'the end of a list or an object');
}
