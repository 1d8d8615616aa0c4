/** A call that was refused, for the eyes of whoever wrote it. */
export interface RefusedCall {
  /** ISO 8601, in UTC. */
  readonly at: string;
  /** `POST /orders`. */
  readonly call: string;
  readonly errorCode: number;
  /** What is wrong, and with which field: `amount: a whole number of minor units, at least 1`. */
  readonly reason: string;
}

export type Log = (refused: RefusedCall) => void;

export const consoleLog: Log = ({call, errorCode, reason}) => {
  console.warn(`sandbox: ${call} was refused with ${errorCode}. ${reason}`);
};
