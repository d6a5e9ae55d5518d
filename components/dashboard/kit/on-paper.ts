import { createContext } from 'preact';

/** Whether what is drawn is for paper alone: there is nothing to press. */
export const OnPaper = createContext(false);
