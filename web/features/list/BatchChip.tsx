import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { CloseIcon } from '../../ui/icons.tsx';

/** Says that the list holds only what an import wrote, and takes that away. */
export function BatchChip({ batch, onClear }: { batch: number; onClear: () => void }) {
  const { t } = useTranslation();
  return (
    <Button
      size="small"
      icon={<CloseIcon size={12} />}
      iconPlacement="end"
      aria-label={t('list.notOfImport', { n: batch })}
      onClick={onClear}
    >
      {t('list.ofImport', { n: batch })}
    </Button>
  );
}
