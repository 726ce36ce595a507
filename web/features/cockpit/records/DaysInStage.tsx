import { Days } from '../../../ui/Days.tsx';

const DAY_MS = 86_400_000;

/** Whole days since a deal entered its stage. */
export function DaysInStage({ since, limit }: { since: unknown; limit: number | undefined }) {
  if (typeof since !== 'string') return null;
  const days = Math.max(0, Math.floor((Date.now() - new Date(since).getTime()) / DAY_MS));
  return <Days days={days} limit={limit} plain />;
}
