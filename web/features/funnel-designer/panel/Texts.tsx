import { useTranslation } from 'react-i18next';
import type { Stage } from '#domain/funnels/types.ts';
import { LocalizedInput } from '../form/LocalizedInput.tsx';
import { Row } from '../form/Row.tsx';

/** Changes parts of the selected stage; undefined takes one away. `part`: steps with the same one are undone together. */
export type PutPart = (patch: { [Part in keyof Stage]?: Stage[Part] | undefined }, part: string) => void;

/** What a stage is called, what is to be reached in it, and what it means to stand there. */
export function Texts({ stage, put }: { stage: Stage; put: PutPart }) {
  const { t } = useTranslation();
  return (
    <>
      <Row title={t('designer.name')} parts={['names', 'key', 'kind']}>
        <LocalizedInput
          label={t('designer.name')}
          value={stage.names}
          onChange={(names) => put({ names: names ?? { 'zh-CN': '' } }, 'names')}
        />
      </Row>
      <Row title={t('designer.goal')} parts={['goal']}>
        <LocalizedInput
          long
          label={t('designer.goal')}
          placeholder={t('designer.goalHint')}
          value={stage.goal}
          onChange={(goal) => put({ goal }, 'goal')}
        />
      </Row>
      <Row title={t('designer.definition')} parts={['definition']}>
        <LocalizedInput
          long
          label={t('designer.definition')}
          placeholder={t('designer.definitionHint')}
          value={stage.definition}
          onChange={(definition) => put({ definition }, 'definition')}
        />
      </Row>
    </>
  );
}
