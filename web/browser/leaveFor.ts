/**
 * Goes to an address of this site as if it had been typed: the page begins anew, and nothing of what was read stays in its
 * memory. A page that is only swapped would read what its reader may no longer see while it still stands.
 */
export const leaveFor = (address: string): void => window.location.replace(address);
