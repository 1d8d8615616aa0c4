/** A first letter and all second letters that go with it; written so, the list is half as long to download. */
const GROUPS =
  'ADEFGILMOQRSTUWXZ BABDEFGHIJLMNOQRSTVWYZ CACDFGHIKLMNORUVWXYZ DEJKMOZ ECEGHRST FIJKMOR GABDEFGHILMNPQRSTUWY HKMNRTU IDELMNOQRST JEMOP KEGHIMNPRWYZ LABCIKRSTUVY MACDEFGHKLMNOPQRSTUVWXYZ NACEFGILOPRUZ OM PAEFGHKLMNRSTWY QA REOSUW SABCDEGHIJKLMNORSTVXYZ TCDFGHJKLMNORTVWZ UAGMSYZ VACEGINU WFS YET ZAMW';

type Letter<Word> = Word extends `${infer First}${infer Rest}` ? First | Letter<Rest> : never;
type CodeOf<Group> = Group extends `${infer First}${infer Seconds}` ? `${First}${Letter<Seconds>}` : never;
type CodesOf<List> = List extends `${infer Group} ${infer Rest}` ? CodeOf<Group> | CodesOf<Rest> : CodeOf<List>;

/** An officially assigned ISO 3166-1 alpha-2 code, upper case. */
export type CountryCode = CodesOf<typeof GROUPS>;

/** All 249 officially assigned codes of ISO 3166-1 alpha-2, sorted. */
export const COUNTRY_CODES = GROUPS.split(' ').flatMap(([first, ...seconds]) =>
  seconds.map((second) => `${first}${second}` as CountryCode),
) as readonly CountryCode[];

export const isCountryCode = (code: unknown): code is CountryCode =>
  (COUNTRY_CODES as readonly unknown[]).includes(code);
