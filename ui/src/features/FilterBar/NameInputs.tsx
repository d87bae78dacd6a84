import { isUuid, type Field } from './filters';
import { SuggestInput } from './SuggestInput';

/** Who, as part of what, and under which name elsewhere: each adds a value to a filter. */
export function NameInputs({ onAdd }: { onAdd: (field: Field) => (value: string) => void }) {
  return (
    <>
      <SuggestInput label="User" placeholder="User" field="userId" onAdd={onAdd('userId')} />
      <SuggestInput
        label="Unit of work"
        placeholder="Unit of work (UUID)"
        onAdd={(value) => onAdd('uowId')(value.toLowerCase())}
        faultOf={(value) => (isUuid(value) ? null : 'A UUID, like 550e8400-e29b-41d4-a716-446655440000')}
      />
      <SuggestInput
        label="External reference"
        placeholder="External reference"
        field="externalReference"
        onAdd={onAdd('externalReference')}
      />
    </>
  );
}
