import { Loading } from '../../ui/states.tsx';

export type CreateRecordProps = {
  object: string;
  /** Saved: with the id of the new record. */
  onDone: (id: string) => void;
  onCancel: () => void;
};

export function CreateRecord(_props: CreateRecordProps) {
  return <Loading />;
}
