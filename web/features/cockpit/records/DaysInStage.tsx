import { Days } from '../../../ui/Days.tsx';

const DAY_MS = 86_400_000;

type Props = {
  since: unknown;
  limit: number | undefined /** The end of the day that the page stands on. */;
  until: number;
};

/** Whole days since a deal entered its stage. */
export function DaysInStage({ since, limit, until }: Props) {
  if (typeof since !== 'string') return null;
  const days = Math.max(0, Math.floor((until - new Date(since).getTime()) / DAY_MS));
  return <Days days={days} limit={limit} plain />;
}
