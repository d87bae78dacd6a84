import type { Looks } from './looks';
import type { Step } from './steps';

/** What every view of a trace is given. */
export interface Stage {
  steps: Step[];
  looks: Looks;
  /** Whether it is the trace of a resource, whose steps belong to several units of work. */
  isResource: boolean;
  /** The interaction the keyboard stands on, or that is open. */
  active: string | undefined;
  isOpen: boolean;
  onActive: (interactionId: string) => void;
  onOpen: (interactionId: string) => void;
}
