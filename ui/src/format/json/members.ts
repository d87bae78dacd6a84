import { JsonFault, scalarEnd, skipSpace, stringEnd } from './scan';
import { textOf } from './parse';

/**
 * The texts of an object's own members as they stand in its text, cut out without reading what is in them. Of members of the same name the last
 * counts, as everywhere.
 */
export function memberTexts(text: string): Map<string, string> {
  const texts = new Map<string, string>();
  let at = skipSpace(text, 0);
  if (text[at] !== '{') {
    throw new JsonFault(text, at, '{');
  }
  at = skipSpace(text, at + 1);
  while (text[at] !== '}') {
    const nameEnd = stringEnd(text, at);
    const colon = skipSpace(text, nameEnd);
    if (text[colon] !== ':') {
      throw new JsonFault(text, colon, ':');
    }
    const start = skipSpace(text, colon + 1);
    const end = valueEnd(text, start);
    texts.set(textOf(text.slice(at, nameEnd)), text.slice(start, end));
    at = skipSpace(text, end);
    if (text[at] === ',') {
      at = skipSpace(text, at + 1);
    } else if (text[at] !== '}') {
      throw new JsonFault(text, at, ', or }');
    }
  }
  return texts;
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
