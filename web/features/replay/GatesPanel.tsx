import { useTranslation } from 'react-i18next';
import type { FunnelBody } from '#contract/funnels.ts';
import type { VersionBody } from '#contract/versions.ts';
import type { ReplayedGate } from '#domain/funnels/replay/replayTally.ts';
import { useObject } from '../../api/objects.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Empty } from '../../ui/states.tsx';
import { GateRow } from './GateRow.tsx';
import styles from './replay.module.css';
import { useGateNames } from './useGateNames.ts';

type Props = { funnel: FunnelBody; version: VersionBody; gates: readonly ReplayedGate[] };

/** Which rule would have done what to which deals, and how they ended. */
export function GatesPanel({ funnel, version, gates }: Props) {
  const { t } = useTranslation();
  const object = useObject(funnel.objectKey)!;
  const names = useGateNames(funnel, version);
  return (
    <Panel flush title={t('replay.gates')} sub={gates.length > 0 && t('replay.gatesSub')}>
      {gates.length === 0 ? (
        <Empty title={t('replay.noGates')} />
      ) : (
        <div className={styles.scroll}>
          <table className={styles.wide}>
            <thead>
              <tr>
                <th scope="col">{t('replay.asks')}</th>
                <th scope="col">{t('replay.does')}</th>
                <th scope="col" className={styles.right}>
                  {t('replay.times')}
                </th>
                <th scope="col" className={styles.right}>
                  {t('replay.deals')}
                </th>
                <th scope="col" className={styles.right}>
                  {t('feedback.amount')}
                </th>
                <th scope="col">{t('replay.ended')}</th>
                <th scope="col">{t('replay.examples')}</th>
              </tr>
            </thead>
            <tbody>
              {gates.map((line) => (
                <GateRow
                  key={`${line.effect} ${line.gate.kind} ${line.gate.stage} ${line.gate.key}`}
                  line={line}
                  object={object}
                  name={names(line.gate)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
