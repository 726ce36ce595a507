import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import { usePhone } from '../../browser/useMediaQuery.ts';
import { ViewMenu } from '../../parts/views/index.ts';
import { ChoiceList, FilterChip } from '../../ui/FilterChip.tsx';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { nameInside } from '../../ui/nameInside.ts';
import { PageHead } from '../../ui/PageHead.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { viewsOf } from './model/filters.ts';
import { type BoardSearch, type BoardView, boardSearch, settingsOf } from './search.ts';

type Props = { object: ObjectBody; search: BoardSearch; onChange: (change: BoardSearch) => void };

/** Title and quick looks; on a phone the looks are a chip beside the title, to leave the room to the cards. */
export function BoardHead({ object, search, onChange }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const phone = usePhone();
  const navigate = useNavigate();
  const view = search.view ?? 'open';
  const views = viewsOf(object).map((key) => ({
    key,
    label:
      key === 'open'
        ? t('board.view.open', { object: nameInside(object.labelsPlural, locale) })
        : t(`board.view.${key}`),
  }));
  const choose = (key: BoardView) => onChange({ view: key === 'open' ? undefined : key });
  const saved = (
    <ViewMenu
      place="board"
      settings={settingsOf(search)}
      activeId={search.v}
      onApply={(settings, v) => onChange({ ...boardSearch(settings), v })}
    />
  );
  if (phone) {
    return (
      <PageHead title={t('board.title')}>
        {saved}
        <FilterChip label={t('board.show')} value={views.find(({ key }) => key === view)?.label}>
          {(close) => (
            <ChoiceList
              choices={views}
              value={view}
              onChoose={(key) => {
                choose(key);
                close();
              }}
            />
          )}
        </FilterChip>
      </PageHead>
    );
  }
  return (
    <PageHead title={t('board.title')} tabs={views} tab={view} onTab={choose}>
      {saved}
      <Segmented
        size="small"
        value="board"
        aria-label={t('board.asWhat')}
        options={[
          { value: 'board', label: t('board.asBoard') },
          { value: 'list', label: t('board.asList') },
        ]}
        onChange={() => void navigate({ to: '/o/$object', params: { object: object.key } })}
      />
    </PageHead>
  );
}
