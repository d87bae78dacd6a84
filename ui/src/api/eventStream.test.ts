import { describe, expect, it } from 'vitest';
import { EventStreamParser } from './eventStream';

const TEXT = 'id: 41\n\nid: 42\nevent: interaction\ndata: {"a":\ndata: "é🎉"}\n\n: still here\n\nid: 43\n\n';
const EVENTS = [
  { id: '41', event: 'message', data: undefined },
  { id: '42', event: 'interaction', data: '{"a":\n"é🎉"}' },
  { id: '43', event: 'message', data: undefined },
];

describe('EventStreamParser', () => {
  it('reads events, positions and comments', () => {
    expect(new EventStreamParser().push(TEXT)).toEqual(EVENTS);
  });

  it('reads the same however the text is cut', () => {
    for (let size = 1; size < TEXT.length; size++) {
      const parser = new EventStreamParser();
      const events = [];
      for (let at = 0; at < TEXT.length; at += size) {
        events.push(...parser.push(TEXT.slice(at, at + size)));
      }
      expect(events, `in pieces of ${String(size)}`).toEqual(EVENTS);
    }
  });

  it('reads lines that end with CR LF', () => {
    expect(new EventStreamParser().push(TEXT.replaceAll('\n', '\r\n'))).toEqual(EVENTS);
  });

  it('keeps an event back until its empty line has come', () => {
    const parser = new EventStreamParser();
    expect(parser.push('id: 1\nevent: interaction\ndata: {}\n')).toEqual([]);
    expect(parser.push('\n')).toEqual([{ id: '1', event: 'interaction', data: '{}' }]);
  });
});
