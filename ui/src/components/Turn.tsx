import { createContext, useContext } from 'react';

const Turn = createContext(true);

/** What is within asks the server for nothing before `isCome`: a page's first content comes first, and heavy panels after it. */
export function Turns({ isCome, children }: { isCome: boolean; children: React.ReactNode }) {
  return <Turn value={isCome}>{children}</Turn>;
}

/** Whether it is one's turn to ask the server. */
export function useTurn(): boolean {
  return useContext(Turn);
}
