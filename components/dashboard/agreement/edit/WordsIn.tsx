import { useEffect, useState } from 'preact/hooks';
import { sameJson } from '../../../../lib/domain/base/json-tree';
import type { ControlProps } from './Field';

export interface WordsInProps {
  control: ControlProps;
  words: readonly string[];
  onChange: (words: readonly string[]) => void;
}

/** Words with commas between them. */
export function WordsIn({ control, words, onChange }: WordsInProps) {
  const [text, setText] = useState(words.join(', '));
  useEffect(() => {
    if (!sameJson(wordsOf(text), words)) setText(words.join(', '));
  }, [words]);
  return (
    <textarea
      {...control}
      rows={words.length > 8 ? 3 : 2}
      value={text}
      onInput={(event) => {
        setText(event.currentTarget.value);
        onChange(wordsOf(event.currentTarget.value));
      }}
    />
  );
}

function wordsOf(text: string): string[] {
  const words = text.split(/[,;\n]/).map((word) => word.trim());
  return [...new Set(words.filter((word) => word !== ''))];
}
