/** What a text can mean besides a name. */
export interface Meaning {
  /** A UUID in lower case: of a unit of work, or of an interaction. */
  uuid?: string;
  /** `#123`, or a number alone. */
  number?: number;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function meaningOf(text: string): Meaning {
  const lower = text.trim().toLowerCase();
  const number = /^#?\s?([1-9][\d,]{0,18})$/.exec(lower)?.[1]?.replaceAll(',', '');
  return {
    ...(UUID.test(lower) && { uuid: lower }),
    ...(number !== undefined && number.length <= 15 && { number: Number(number) }),
  };
}

/** Whether every word of what is looked for begins a word of the text. */
export function isFoundIn(text: string, query: string): boolean {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return query
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .every((part) => words.some((word) => word.startsWith(part)));
}
