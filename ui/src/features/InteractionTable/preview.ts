/** The beginning of a JSON value, on one line; never looks at more of it than it shows. */
export function preview(value: unknown, length = 160): string {
  const parts: string[] = [];
  write(value, parts, { left: length });
  const text = parts.join('');
  return text.length > length ? `${text.slice(0, length)}…` : text;
}

interface Room {
  left: number;
}

function write(value: unknown, parts: string[], room: Room): void {
  if (typeof value === 'string') {
    put(JSON.stringify(value.slice(0, room.left + 1)), parts, room);
  } else if (Array.isArray(value)) {
    put('[', parts, room);
    for (let i = 0; i < value.length && room.left >= 0; i++) {
      put(i === 0 ? '' : ', ', parts, room);
      write(value[i], parts, room);
    }
    put(']', parts, room);
  } else if (typeof value === 'object' && value !== null) {
    writeObject(value, parts, room);
  } else {
    put(String(value), parts, room);
  }
}

function writeObject(value: object, parts: string[], room: Room): void {
  put('{', parts, room);
  let isFirst = true;
  for (const [name, member] of Object.entries(value)) {
    if (room.left < 0) {
      break;
    }
    put(`${isFirst ? '' : ', '}${name}: `, parts, room);
    write(member, parts, room);
    isFirst = false;
  }
  put('}', parts, room);
}

function put(text: string, parts: string[], room: Room): void {
  parts.push(text);
  room.left -= text.length;
}
