export const OPERATORS = ['equals', 'contains', 'startsWith', 'exists', 'gt', 'gte', 'lt', 'lte'] as const;

export type Operator = (typeof OPERATORS)[number];

/** Whether any or all of several conditions must hold. */
export type Match = 'any' | 'all';

/** One condition on an interaction's payload. */
export interface JsonCondition {
  /** Member names and list indexes from the payload's root, joined by dots. */
  path: string;
  operator: Operator;
  /**
   * As a person types it: what is valid JSON (`100`, `true`, `null`, `"100"`) is that value, anything else is text.
   * With `exists`, `true` or `false`.
   */
  value: string;
}

export const NEW_CONDITION: JsonCondition = { path: '', operator: 'equals', value: '' };

/** Whether everything is there that a search needs. */
export function isComplete({ path, operator, value }: JsonCondition): boolean {
  return path.trim() !== '' && (operator === 'exists' || value !== '');
}

/** The condition as the API takes it: `{"path":"total","operator":"gt","value":100}`; numbers keep their spelling. */
export function conditionToJson({ path, operator, value }: JsonCondition): string {
  return `{"path":${JSON.stringify(path.trim())},"operator":"${operator}","value":${valueToJson(operator, value)}}`;
}

/** Reads what {@link conditionToJson} wrote; undefined for anything that is no condition. */
export function conditionFromJson(json: string): JsonCondition | undefined {
  const read = parse(json);
  if (typeof read !== 'object' || read === null || !('path' in read) || !('operator' in read)) {
    return undefined;
  }
  const operator = OPERATORS.find((known) => known === read.operator);
  if (typeof read.path !== 'string' || operator === undefined) {
    return undefined;
  }
  const value = 'value' in read ? read.value : undefined;
  const spelled = typeof value === 'number' ? NUMBER_AT_END.exec(json)?.[1] : undefined;
  return { path: read.path, operator, value: spelled ?? typed(value, operator) };
}

/** For people: `total ≥ 100`. */
export function conditionInWords({ path, operator, value }: JsonCondition): string {
  if (operator === 'exists') {
    return `${path} ${value === 'false' ? 'is missing' : 'exists'}`;
  }
  return `${path} ${SIGNS[operator]} ${value}`;
}

/** A number as it was written: reading it as one would lose digits. */
const NUMBER_AT_END = /"value":(-?\d[\d.eE+-]*)}$/;

const SIGNS: Record<Operator, string> = {
  equals: '=',
  contains: 'contains',
  startsWith: 'starts with',
  exists: 'exists',
  gt: '>',
  gte: '≥',
  lt: '<',
  lte: '≤',
};

function valueToJson(operator: Operator, value: string): string {
  if (operator === 'exists') {
    return value === 'false' ? 'false' : 'true';
  }
  const parsed = parse(value);
  // Only texts begin with something.
  const isJson = operator === 'startsWith' ? typeof parsed === 'string' : parsed !== undefined;
  return isJson ? value.trim() : JSON.stringify(value);
}

/** The value as one would have to type it. */
function typed(value: unknown, operator: Operator): string {
  if (operator === 'exists') {
    return String(value !== false);
  }
  if (typeof value !== 'string') {
    return value === undefined ? '' : JSON.stringify(value);
  }
  const isPlain = operator === 'startsWith' ? typeof parse(value) !== 'string' : parse(value) === undefined;
  return isPlain && value !== '' ? value : JSON.stringify(value);
}

/** undefined for what is no JSON. */
function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
