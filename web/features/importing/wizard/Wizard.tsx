import { Link, useNavigate } from '@tanstack/react-router';
import { Alert, Steps } from 'antd';
import { useTranslation } from 'react-i18next';
import { useInspection, useStartImport } from '../../../api/imports.ts';
import { usePhone } from '../../../browser/useMediaQuery.ts';
import { PageHead } from '../../../ui/PageHead.tsx';
import { QueryState } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.ts';
import styles from '../importing.module.css';
import { CheckStep } from './CheckStep.tsx';
import { type Draft, toPlan } from './draft.ts';
import { FilesStep } from './FilesStep.tsx';
import { MappingStep } from './MappingStep.tsx';
import { useDraft } from './useDraft.ts';

const STEPS = ['files', 'mapping', 'check'] as const;

/** Three steps from files to an import: which file is what, where its columns go, what would come of it. */
export function Wizard() {
  const { t } = useTranslation();
  const phone = usePhone();
  const { draft, change } = useDraft();
  const at = STEPS.indexOf(draft.step);
  return (
    <>
      <PageHead title={t('importing.new')}>
        <Link to="/import/{-$id}" params={{}}>
          {t('importing.history')}
        </Link>
      </PageHead>
      <div className={styles.stack}>
        {phone && <Alert type="info" showIcon title={t('importing.betterOnDesk')} />}
        <Steps
          size="small"
          responsive={false}
          titlePlacement={phone ? 'vertical' : 'horizontal'}
          current={at}
          onChange={(next) => next < at && change({ step: STEPS[next] ?? 'files' })}
          items={STEPS.map((step, index) => ({ title: t(`importing.steps.${step}`), disabled: index > at }))}
        />
        {draft.step === 'files' ? (
          <FilesStep draft={draft} change={change} />
        ) : (
          <Mapped draft={draft} change={change} />
        )}
      </div>
    </>
  );
}

type StepProps = { draft: Draft; change: ReturnType<typeof useDraft>['change'] };

function Mapped({ draft, change }: StepProps) {
  const { plan, current, history } = draft;
  const navigate = useNavigate();
  const start = useStartImport();
  const query = useInspection(current, {
    object: plan?.object,
    sheet: plan?.sheet,
    delimiter: plan?.delimiter,
    encoding: plan?.encoding,
    headerRow: plan?.headerRow,
  });
  if (!plan || !current) return <FilesStep draft={draft} change={change} />;
  const begin = () =>
    start.mutate(
      { upload: current, plan: toPlan(plan), history },
      {
        onSuccess: ({ id }) => {
          const used = new Set([current, history]);
          const files = draft.files.map((file) => (used.has(file.id) ? { ...file, importId: id } : file));
          const isOver = files.every((file) => file.importId !== undefined);
          change({
            files: isOver ? [] : files,
            current: undefined,
            plan: undefined,
            history: undefined,
          });
          void navigate({ to: '/import/{-$id}', params: { id: String(id) } });
        },
        onError: (error) => toast(error.message, { failed: true }),
      },
    );
  return (
    <QueryState query={query}>
      {(inspection) =>
        draft.step === 'mapping' ? (
          <MappingStep
            draft={draft}
            plan={plan}
            inspection={inspection}
            onPlan={(next) => change({ plan: next })}
            change={change}
          />
        ) : (
          <CheckStep
            upload={current}
            history={history}
            plan={plan}
            inspection={inspection}
            onPlan={(next) => change({ plan: next })}
            onBack={() => change({ step: 'mapping' })}
            onStart={begin}
            starting={start.isPending}
          />
        )
      }
    </QueryState>
  );
}
