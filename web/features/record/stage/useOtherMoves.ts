import { permits } from '#domain/funnels/permission.ts';
import { inLocale, type Locale } from '#domain/kernel/localized.ts';
import { useSession } from '../../../api/session.ts';
import { useHere } from '../here.ts';
import { useMoves } from './moves.ts';

type MoveItem = { key: string; label: string; onClick: () => void };

/** The stages that the funnel lets it go to, beside those that have a button of their own. */
export function useOtherMoves(locale: Locale): MoveItem[] {
  const { object, journey } = useHere();
  const { moveTo } = useMoves();
  const { roles } = useSession();
  if (!journey) return [];
  const { live } = journey.funnel;
  const places = live.stages.map((stage, position) => ({ stage, position }));
  const from = places.find(({ stage }) => stage.key === journey.stage);
  if (!from) return [];
  return (
    places
      .filter((to) => permits(live, from, to, roles))
      .filter(
        ({ stage }) => !(from.stage.kind === 'open' && (stage.kind === 'lost' || stage.key === journey.next?.stage)),
      )
      // A lead is won by conversion, which makes the records that it asks for.
      .filter(({ stage }) => !(object.key === 'lead' && stage.kind === 'won'))
      .map(({ stage }) => ({ key: stage.key, label: inLocale(stage.names, locale), onClick: () => moveTo(stage.key) }))
  );
}
