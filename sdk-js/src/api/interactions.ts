import type { Interaction } from '../interaction.js';
import { receiptOfBatch, receiptOfOne } from '../receipt.js';
import { Everything } from './everything.js';
import { type CallOptions, type Requester, segment, type WriteOptions } from './requester.js';
import type {
  BatchReceipt,
  GroupedTimeline,
  InteractionPage,
  InteractionRow,
  InteractionTail,
  ListAllQuery,
  ListQuery,
  RecordedInteraction,
  Timeline,
  TimelineQuery,
} from './types.js';

const PATH = '/interactions';
const MOST_PER_PAGE = 100;

/** `/api/interactions`. */
export class Interactions {
  readonly #requester: Requester;

  constructor(requester: Requester) {
    this.#requester = requester;
  }

  /** Resolves when it is on the server's disk. Sends what is given and adds nothing, unlike `log`. */
  create(
    interaction: Omit<Interaction, 'idempotencyKey'>,
    options?: WriteOptions,
  ): Promise<RecordedInteraction> {
    return this.#requester.record(PATH, interaction, receiptOfOne, options);
  }

  /** All or nothing. */
  createBatch(interactions: readonly Interaction[], options?: WriteOptions): Promise<BatchReceipt> {
    return this.#requester.record(
      `${PATH}/batch`,
      interactions,
      receiptOfBatch(interactions.length),
      options,
    );
  }

  /** One page, newest first, with the exact total. */
  list(query?: ListQuery, options?: CallOptions): Promise<InteractionPage> {
    return this.#requester.get(PATH, query, options);
  }

  /** Everything, oldest first, from `after` on. What is recorded meanwhile comes too; nothing comes twice. */
  listAll(query: ListAllQuery = {}, options?: CallOptions): Everything<InteractionRow> {
    return new Everything(() => this.#pages(query, options));
  }

  get(interactionId: string, options?: CallOptions): Promise<InteractionRow> {
    return this.#requester.get(`${PATH}/${segment('interactionId', interactionId)}`, {}, options);
  }

  /** How much happened when. */
  timeline(query: TimelineQuery & { groupBy: string }, options?: CallOptions): Promise<GroupedTimeline>;
  timeline(query?: TimelineQuery, options?: CallOptions): Promise<Timeline>;
  timeline(query?: TimelineQuery, options?: CallOptions): Promise<Timeline | GroupedTimeline> {
    return this.#requester.get(`${PATH}/timeline`, query, options);
  }

  async *#pages(query: ListAllQuery, options?: CallOptions): AsyncGenerator<InteractionRow[]> {
    let after = query.after ?? 0;
    for (;;) {
      const page: InteractionTail = await this.#requester.get(
        PATH,
        { limit: MOST_PER_PAGE, ...query, after },
        options,
      );
      yield page.data;
      if (!page.pagination.hasNext) {
        return;
      }
      after = page.pagination.nextAfter;
    }
  }
}
