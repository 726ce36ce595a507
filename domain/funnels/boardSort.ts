/** How cards stand in a column of the board: longest there, worth most, or due first. */
export const BOARD_SORTS = ['stageSince', 'amount', 'closeDate'] as const;
export type BoardSort = (typeof BOARD_SORTS)[number];
