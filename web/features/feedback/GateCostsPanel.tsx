import { useTranslation } from 'react-i18next';
import type { GateCostBody } from '#contract/feedback.ts';
import type { FunnelBody } from '#contract/funnels.ts';
import { useGateCosts } from '../../api/feedback.ts';
import { useAskNames } from '../../parts/feedback/index.ts';
import { Amount } from '../../ui/Amount.tsx';
import { cx } from '../../ui/cx.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Empty, QueryState } from '../../ui/states.tsx';
import styles from './feedback.module.css';

type Props = { funnel: FunnelBody; days: number };

/** Which gate costs most: what it refused, which deals that held up, and what became of them. */
export function GateCostsPanel({ funnel, days }: Props) {
  const { t } = useTranslation();
  const query = useGateCosts(funnel.key, days);
  return (
    <Panel flush title={t('feedback.costs')} sub={t('feedback.costsSub')}>
      <QueryState query={query} lines={6}>
        {({ gates }) =>
          gates.length === 0 ? (
            <Empty title={t('feedback.noCosts')} hint={t('feedback.noCostsHint')} />
          ) : (
            <div className={styles.scroll}>
              <table className={cx(styles.table, styles.wide)}>
                <thead>
                  <tr>
                    <th>{t('feedback.gate')}</th>
                    <th className={styles.right}>{t('feedback.refusals')}</th>
                    <th className={styles.right}>{t('feedback.held')}</th>
                    <th className={styles.right}>{t('feedback.amount')}</th>
                    <th>{t('feedback.became')}</th>
                    <th className={styles.right}>{t('feedback.delay')}</th>
                    <th className={styles.right}>{t('feedback.overrides')}</th>
                    <th className={styles.right}>{t('feedback.comments')}</th>
                  </tr>
                </thead>
                <tbody>
                  {gates.map((cost) => (
                    <CostRow key={`${cost.stage} ${cost.gate}`} cost={cost} funnel={funnel} />
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </QueryState>
    </Panel>
  );
}

function CostRow({ cost, funnel }: { cost: GateCostBody; funnel: FunnelBody }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { stageName, askName } = useAskNames(funnel);
  const { stage, gate, refusals, people, records, amount, passed, medianDays, open, won, lost } = cost;
  const number = (count: number) => (count > 0 ? format.number(count) : '–');
  return (
    <tr>
      <th scope="row">
        <b>{askName(stage, gate)}</b>
        <small>{stageName(stage)}</small>
      </th>
      <td className={styles.right} title={t('feedback.byPeople', { count: people })}>
        {number(refusals)}
      </td>
      <td className={styles.right}>{number(records)}</td>
      <td className={styles.right}>{records > 0 ? <Amount value={amount} strong /> : '–'}</td>
      <td>
        {records > 0 && (
          <span className={styles.became}>
            <span>{t('feedback.passed', { count: passed })}</span>
            <span className="tone-won">{t('feedback.won', { count: won })}</span>
            <span className="tone-lost">{t('feedback.lost', { count: lost })}</span>
            <span className="tone-quiet">{t('feedback.stillOpen', { count: open })}</span>
          </span>
        )}
      </td>
      <td className={styles.right}>{medianDays === null ? '–' : format.days(medianDays)}</td>
      <td className={styles.right}>{number(cost.overrides)}</td>
      <td className={styles.right}>{number(cost.comments)}</td>
    </tr>
  );
}
