/** Who must act on a refusal by MultiSafepay: the merchant's developer, the shopper, or nobody but time and MultiSafepay's support. */
export type Responsible = 'configuration' | 'rejected' | 'unavailable';

const CODES: Readonly<Record<Responsible, readonly number[]>> = {
  configuration: [1001, 1002, 1003, 1006, 1007, 1008, 1010, 1016, 1025, 1026, 1027, 1028, 1029, 1030, 1031],
  rejected: [1017, 1018, 1024],
  unavailable: [1000, 1014, 1019, 1020, 1021, 1022, 1023, 1032, 5001, 9999],
};

/**
 * What each of MultiSafepay's `error_code`s means to a checkout, as its error reference lists them; `undefined` for a code that
 * nobody documents.
 */
export const responsibleFor = (errorCode: number | undefined): Responsible | undefined =>
  (Object.keys(CODES) as Responsible[]).find((who) => errorCode !== undefined && CODES[who].includes(errorCode));
