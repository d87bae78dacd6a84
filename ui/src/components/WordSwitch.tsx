import { SegmentedControl } from '@mantine/core';

interface Props<W extends string> {
  label: string;
  value: W;
  words: readonly W[];
  /** How the words are shown, where not as they are. */
  names?: Record<W, string>;
  onChange: (word: W) => void;
  className?: string | undefined;
}

/** One of a few words, all of them in view. */
export function WordSwitch<W extends string>({ label, value, words, names, onChange, className = '' }: Props<W>) {
  return (
    <SegmentedControl
      size="xs"
      className={className}
      aria-label={label}
      value={value}
      data={words.map((word) => ({ value: word, label: names?.[word] ?? word }))}
      onChange={onChange}
    />
  );
}
