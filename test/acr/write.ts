import {writeFile} from 'node:fs/promises';
import {composeReport, REPORT} from './report.ts';

await writeFile(REPORT, await composeReport());
