import { stringEnd } from './scan';

const SPACE_OR_STRING = /["\t\n\r ]/g;

/** A JSON text without the white space between its tokens; what is in its strings stays. */
export function compact(raw: string): string {
  const kept: string[] = [];
  let from = 0;
  SPACE_OR_STRING.lastIndex = 0;
  for (let found = SPACE_OR_STRING.exec(raw); found; found = SPACE_OR_STRING.exec(raw)) {
    if (found[0] === '"') {
      SPACE_OR_STRING.lastIndex = stringEnd(raw, found.index);
    } else {
      kept.push(raw.slice(from, found.index));
      from = found.index + 1;
    }
  }
  return from === 0 ? raw : kept.join('') + raw.slice(from);
}
