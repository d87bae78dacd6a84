import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode, type Ref } from 'react';
import { suggestQuery, type SuggestField } from '~/api/suggest';
import classes from './FilterBar.module.css';

interface Props {
  label: string;
  placeholder: string;
  onAdd: (value: string) => void;
  /** Where completions come from. */
  field?: SuggestField;
  /** Whether `text*` means all that begin with the text. */
  hasPrefixes?: boolean;
  /** Why a value cannot be taken; null if it can. */
  faultOf?: (value: string) => string | null;
  rightSection?: ReactNode;
  ref?: Ref<HTMLInputElement>;
  className?: string | undefined;
}

/** Adds one value at a time: as typed at Enter, or one of those that are known to begin so. */
export function SuggestInput(props: Props) {
  const { label, placeholder, onAdd, field, hasPrefixes = false, faultOf, rightSection, ref, className } = props;
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const typed = text.trim();
  const [asked] = useDebouncedValue(typed, 120);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const isAsking = field !== undefined && asked !== '' && !asked.includes('*');
  const { data: known = [] } = useQuery({ ...suggestQuery(field ?? 'resourceId', asked), enabled: isAsking });
  const prefix = hasPrefixes && typed !== '' && !typed.endsWith('*') ? `${typed}*` : null;
  const suggestions = isAsking && typed !== '' ? known : [];
  const isOpen = combobox.dropdownOpened && (prefix !== null || suggestions.length > 0);
  const add = (value: string) => {
    const found = faultOf?.(value) ?? null;
    setFault(found);
    if (found === null) {
      setText('');
      combobox.closeDropdown();
      onAdd(value);
    }
  };
  return (
    <Combobox store={combobox} onOptionSubmit={add} shadow="md" withinPortal>
      <Combobox.Target>
        <TextInput
          ref={ref}
          size="xs"
          className={className ?? ''}
          classNames={{ input: classes.input ?? '' }}
          aria-label={label}
          placeholder={placeholder}
          value={text}
          error={fault}
          dir="auto"
          maxLength={513}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          rightSection={rightSection}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setFault(null);
            combobox.openDropdown();
            combobox.resetSelectedOption();
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={(event) => {
            const isComposing = event.nativeEvent.isComposing;
            if (event.key === 'Enter' && !isComposing && typed !== '' && combobox.getSelectedOptionIndex() < 0) {
              event.preventDefault();
              add(typed);
            } else if (event.key === 'Escape' && !isOpen) {
              event.currentTarget.blur();
            }
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!isOpen}>
        <Combobox.Options mah={280} className={classes.options} aria-label={label}>
          {prefix !== null && (
            <Combobox.Option value={prefix}>
              <bdi className={classes.value}>{prefix}</bdi> <span className={classes.aside}>all that begin so</span>
            </Combobox.Option>
          )}
          {suggestions.map((value) => (
            <Combobox.Option key={value} value={value}>
              <bdi className={classes.value}>{value}</bdi>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
