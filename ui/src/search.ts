/** A page's parameters as its address has them: each a text, or several. The same spelling as the API's own. */
export type Search = Record<string, string | string[]>;

/** `?a=1&a=2&b=x` → { a: ['1', '2'], b: 'x' } */
export function parseSearch(text: string): Search {
  const search: Search = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const before = search[name];
    search[name] = before === undefined ? value : [before, value].flat();
  }
  return search;
}

/** What is empty or absent is left out. */
export function stringifySearch(search: Record<string, unknown>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const one of [value].flat()) {
      if (typeof one === 'string' ? one !== '' : typeof one === 'number' || one === true) {
        parameters.append(name, String(one));
      }
    }
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

/** The first of a parameter's values. */
export function one(value: unknown): string | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' && first !== '' ? first : undefined;
}

/** All of a parameter's values; undefined where there are none. */
export function many(value: unknown): string[] | undefined {
  const values = (Array.isArray(value) ? value : [value]).filter((v): v is string => typeof v === 'string' && v !== '');
  return values.length === 0 ? undefined : values;
}

/** One of a few words; undefined for any other. */
export function word<W extends string>(value: unknown, words: readonly W[]): W | undefined {
  const text = one(value);
  return words.find((w) => w === text);
}

/** A whole number from 1 on, as an address has it or as it was read before. */
export function positive(value: unknown): number | undefined {
  const text = typeof value === 'number' ? String(value) : one(value);
  return text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}

/** An object without the members that are undefined. */
export function defined<T extends object>(object: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as never;
}

/** An object without some of its members. */
export function without<T extends object, K extends keyof T>(object: T, ...names: K[]): Omit<T, K> {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.some((n) => n === name))) as never;
}
