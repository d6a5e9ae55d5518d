import type { Language } from '../../../lib/domain/base/text';

/** What the address asks the preview for. */
export interface Wish {
  readonly scene: string;
  readonly language: Language;
  readonly theme: 'light' | 'dark';
  readonly rtl: boolean;
}

/** Reads `?scene=…&lang=…&theme=…&rtl`. */
export function wishOf(search: string): Wish {
  const asked = new URLSearchParams(search);
  return {
    scene: asked.get('scene') ?? 'cards',
    language: asked.get('lang') === 'es' ? 'es' : 'en',
    theme: asked.get('theme') === 'dark' ? 'dark' : 'light',
    rtl: asked.has('rtl'),
  };
}
