/** A resource that activity is searched for; also every one of a type, or a unit of work. */
export interface Target {
  /** Its type's mnemonic; empty for any. */
  type: string;
  /** `*` for every one of the type. */
  id: string;
}

export const EVERY = '*';
export const NEW_TARGET: Target = { type: '', id: '' };

/** More than these no address holds; the API takes 1,000. */
export const MOST_TARGETS = 100;

/** `TYPE:id`, or `:id` where the type does not matter. */
export function targetToText({ type, id }: Target): string {
  return `${type.trim()}:${id.trim()}`;
}

/** What stands before the first colon is the type, if it can be one; undefined for what cannot be searched for. */
export function targetFromText(text: string): Target | undefined {
  const [, type = '', id = text] = /^([A-Za-z0-9_.-]{0,64}):(.*)$/s.exec(text) ?? [];
  const target = { type, id };
  return id.trim() === '' || faultOf(target) !== undefined ? undefined : target;
}

/** Why a target cannot be searched for; undefined for one that can, and for one without an id. */
export function faultOf({ type, id }: Target): { type?: string; id?: string } | undefined {
  if (id.trim().length > 512) {
    return { id: 'An id has at most 512 characters' };
  }
  if (type.trim() !== '' && !/^[A-Za-z0-9_.-]{1,64}$/.test(type.trim())) {
    return { type: 'Letters, digits, _ - and dots' };
  }
  return id.trim() === EVERY && type.trim() === '' ? { type: 'Every one of which type?' } : undefined;
}
