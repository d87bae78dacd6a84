const text = (maxLength) => ({ type: 'string', minLength: 1, maxLength });

export const interaction = {
  type: 'object',
  required: ['resourceId', 'resourceType', 'action', 'origin'],
  properties: {
    resourceId: text(512),
    resourceType: text(128),
    action: text(128),
    origin: text(128),
    userId: text(256),
    uowId: { type: 'string', format: 'uuid' },
    spanId: text(64),
    parentSpanId: text(64),
    externalReference: text(512),
    interactionTimestamp: { type: 'string', format: 'date-time' },
    interaction: {},
    externalResponse: {},
  },
};

export const batch = { type: 'array', minItems: 1, maxItems: 10_000, items: interaction };

export const created = {
  type: 'object',
  properties: {
    interactionNumber: { type: 'string' },
    uowId: { type: 'string' },
    createdDate: { type: 'string' },
  },
};

export const createdBatch = {
  type: 'object',
  properties: { interactions: { type: 'array', items: created } },
};
