/** Where a text stops being JSON. */
export class JsonFault extends SyntaxError {
  readonly offset: number;

  constructor(text: string, offset: number, expected: string) {
    const found = offset < text.length ? JSON.stringify(text[offset]) : 'the end';
    super(`${found} at character ${String(offset)} (expected: ${expected})`);
    this.name = 'JsonFault';
    this.offset = offset;
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LITERAL = /true|false|null/y;
/** Control characters: what is neither a space nor behind it. */
const NOT_IN_STRING = /[^ -\uffff]/;

/** The offset after white space. */
export function skipSpace(text: string, offset: number): number {
  let at = offset;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) {
      return at;
    }
    at++;
  }
}

/** The offset after the closing quote of the string that begins at an offset. */
export function stringEnd(text: string, offset: number): number {
  if (text[offset] !== '"') {
    throw new JsonFault(text, offset, 'a string');
  }
  let at = offset;
  do {
    at = text.indexOf('"', at + 1);
    if (at === -1) {
      throw new JsonFault(text, text.length, 'the end of a string');
    }
  } while (isEscaped(text, at));
  return at + 1;
}

/** Fails where a string, quotes included, is not written as JSON wants it. */
export function checkString(text: string, start: number, end: number): string {
  const raw = text.slice(start, end);
  if (NOT_IN_STRING.test(raw) || (raw.includes('\\') && !hasGoodEscapes(raw))) {
    throw new JsonFault(text, start, 'a string without control characters and unknown escapes');
  }
  return raw;
}

/** The offset after the number, true, false or null that begins at an offset. */
export function scalarEnd(text: string, offset: number): number {
  const first = text.charCodeAt(offset);
  const pattern = first === 0x2d || (first >= 0x30 && first <= 0x39) ? NUMBER : LITERAL;
  pattern.lastIndex = offset;
  const found = pattern.exec(text);
  if (!found) {
    throw new JsonFault(text, offset, 'a value');
  }
  return offset + found[0].length;
}

function isEscaped(text: string, quote: number): boolean {
  let at = quote - 1;
  while (text[at] === '\\') {
    at--;
  }
  return (quote - at) % 2 === 0;
}

function hasGoodEscapes(raw: string): boolean {
  return !/\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})/.test(raw.replaceAll('\\\\', ''));
}
