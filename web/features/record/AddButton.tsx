import { Button } from 'antd';
import { PlusIcon } from '../../ui/icons.tsx';

/** `+ 联系人` at the end of a panel's head. */
export function AddButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Button size="small" type="text" icon={<PlusIcon size={14} />} onClick={onClick}>
      {label}
    </Button>
  );
}
