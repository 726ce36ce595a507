/** Currencies that a company usually counts in; more can be set later. */
export const CURRENCIES = ['CNY', 'HKD', 'TWD', 'USD', 'EUR', 'GBP', 'JPY', 'SGD'] as const;

/** The zone that this machine is in. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'Asia/Shanghai';

/** Every zone that the browser knows, with its present distance from UTC; found by name. */
export function timeZones(): { value: string; label: string }[] {
  const names = new Set([ownZone(), 'Asia/Shanghai', ...Intl.supportedValuesOf('timeZone')]);
  return [...names].map((value) => ({ value, label: `${value.replaceAll('_', ' ')} (${offsetOf(value)})` }));
}

function offsetOf(timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts();
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
}
