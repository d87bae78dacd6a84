const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const POOL_BYTES = 4096;
const BYTES_EACH = 10;

/** Makes UUIDs of version 7 (RFC 9562). Fetches randomness for many at once, for asking costs more than the rest. */
export class Uuids {
  readonly #fill: (bytes: Uint8Array) => void;
  readonly #pool = new Uint8Array(POOL_BYTES);
  #used = POOL_BYTES;

  constructor(fill: (bytes: Uint8Array) => void) {
    this.#fill = fill;
  }

  next(now: number): string {
    if (this.#used + BYTES_EACH > POOL_BYTES) {
      this.#fill(this.#pool);
      this.#used = 0;
    }
    const random = this.#pool.subarray(this.#used, this.#used + BYTES_EACH);
    this.#used += BYTES_EACH;
    const time = now.toString(16).padStart(12, '0');
    return (
      time.slice(0, 8) +
      '-' +
      time.slice(8) +
      '-7' +
      hex(random, 0).slice(1) +
      hex(random, 1) +
      '-' +
      HEX[(random[2]! & 0x3f) | 0x80]! +
      hex(random, 3) +
      '-' +
      hex(random, 4) +
      hex(random, 5) +
      hex(random, 6) +
      hex(random, 7) +
      hex(random, 8) +
      hex(random, 9)
    );
  }
}

function hex(bytes: Uint8Array, index: number): string {
  return HEX[bytes[index]!]!;
}
