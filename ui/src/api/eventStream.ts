/** One event of a text/event-stream (WHATWG HTML, section 9.2). */
export interface ServerEvent {
  /** The last id the stream has named, at this event or before it. */
  id: string;
  event: string;
  /** Undefined where the stream names an id and nothing else: how far it has come. */
  data: string | undefined;
}

/** Makes events out of a stream's text, however it was cut on its way. */
export class EventStreamParser {
  private rest = '';
  private id = '';
  private event = 'message';
  private data: string[] = [];
  private hasFields = false;

  /** What is complete with this piece of text. */
  push(text: string): ServerEvent[] {
    const events: ServerEvent[] = [];
    const lines = (this.rest + text).split('\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) {
      const event = this.line(line.endsWith('\r') ? line.slice(0, -1) : line);
      if (event) {
        events.push(event);
      }
    }
    return events;
  }

  private line(line: string): ServerEvent | undefined {
    if (line === '') {
      return this.dispatch();
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'id') {
      this.id = value;
    } else if (field === 'event') {
      this.event = value;
    } else if (field === 'data') {
      this.data.push(value);
    } else {
      return undefined;
    }
    this.hasFields = true;
    return undefined;
  }

  private dispatch(): ServerEvent | undefined {
    const { id, event, data, hasFields } = this;
    this.event = 'message';
    this.data = [];
    this.hasFields = false;
    return hasFields ? { id, event, data: data.length === 0 ? undefined : data.join('\n') } : undefined;
  }
}
