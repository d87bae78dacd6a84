/** Pages that can open an interaction come without what shows it. */
export const view = () => import('./InteractionView');
