/** The columns of the cross table that are outcomes, not a dimension. */
export const OUTCOMES = 'outcome';
