import { useTranslation } from 'react-i18next';
import type { FunnelBody } from '#contract/funnels.ts';
import { useComments } from '../../api/feedback.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Empty, QueryState } from '../../ui/states.tsx';
import { CommentLine } from './CommentLine.tsx';
import styles from './feedback.module.css';

type Props = { funnel: FunnelBody; mayClose: boolean };

/** What people said of the stages and gates, those not dealt with first. */
export function CommentsPanel({ funnel, mayClose }: Props) {
  const { t } = useTranslation();
  const query = useComments(funnel.key);
  const open = query.data?.comments.filter(({ closedAt }) => closedAt === null).length ?? 0;
  return (
    <Panel
      title={t(mayClose ? 'feedback.said' : 'feedback.ownComments')}
      sub={open > 0 && t('feedback.openComments', { count: open })}
    >
      <QueryState query={query} lines={4}>
        {({ comments, references }) =>
          comments.length === 0 ? (
            <Empty title={t('feedback.noComments')} hint={t('feedback.noCommentsHint')} />
          ) : (
            <ul className={styles.comments}>
              {comments.map((comment) => (
                <CommentLine
                  key={comment.id}
                  comment={comment}
                  funnel={funnel}
                  mayClose={mayClose}
                  nameOf={(id) => references[id]?.title ?? ''}
                />
              ))}
            </ul>
          )
        }
      </QueryState>
    </Panel>
  );
}
