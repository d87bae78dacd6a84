/** How the demo's shop looks: mnemonic, title, icon, background; the font colour follows from it. */
type Entry = [mnemonic: string, title: string, icon: string, bgColorHex: string];

export const resourceTypes: Entry[] = [
  ['ORDER', 'Order', '📦', '#b45309'],
  ['CART', 'Cart', '🛒', '#0e7490'],
  ['PAYMENT', 'Payment', '💳', '#15803d'],
  ['SHIPMENT', 'Shipment', '🚚', '#1d4ed8'],
  ['CUSTOMER', 'Customer', '👤', '#7e22ce'],
  ['INVOICE', 'Invoice', '🧾', '#475569'],
  ['STOCK', 'Stock', '🏷️', '#a16207'],
];

export const actions: Entry[] = [
  ['CREATE', 'Created', '✨', '#16753c'],
  ['UPDATE', 'Updated', '✏️', '#2563eb'],
  ['RESERVE', 'Reserved', '🔒', '#7c3aed'],
  ['AUTHORIZE', 'Authorized', '✅', '#0f766e'],
  ['CAPTURE', 'Captured', '💰', '#166534'],
  ['DISPATCH', 'Dispatched', '📤', '#0369a1'],
  ['NOTIFY', 'Notified', '✉️', '#64748b'],
  ['FAIL', 'Failed', '⛔', '#b91c1c'],
  ['CANCEL', 'Cancelled', '🗑️', '#9f1239'],
];

export const origins: Entry[] = [
  ['WEBAPP', 'Web shop', '🌐', '#4338ca'],
  ['CART_SVC', 'Cart service', '🧺', '#0f766e'],
  ['ORDER_SVC', 'Order service', '🧩', '#9a3412'],
  ['PAYMENT_SVC', 'Payment service', '🏦', '#166534'],
  ['STOCK_SVC', 'Stock service', '🏬', '#854d0e'],
  ['SHIPPING_SVC', 'Shipping service', '🛳️', '#1e40af'],
  ['MAILER', 'Mailer', '📮', '#475569'],
  ['BACKOFFICE', 'Back office', '🗄️', '#6b21a8'],
];
