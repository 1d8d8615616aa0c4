import {parseArgs, type ParseArgsConfig} from 'node:util';

/** Something that whoever typed the command can put right; said in one line. */
export class UsageError extends Error {
  readonly exitCode: number = 1;
}

/** Settings with which a command cannot start. Who runs a service tells by the code that starting it again is of no use. */
export class SettingsError extends UsageError {
  override readonly exitCode = 2;
}

/** Reads a command's arguments; what makes no sense is a `UsageError`. */
export function readArguments<Options extends ParseArgsConfig>(config: Options): ReturnType<typeof parseArgs<Options>> {
  try {
    return parseArgs(config);
  } catch (cause) {
    const [sentence = ''] = String(cause instanceof Error ? cause.message : cause).split('. ');
    throw new UsageError(`${sentence.replace(/\.$/, '')}.`, {cause});
  }
}

/** A port to listen on; 0 is any that is free. */
export function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new UsageError(`--port wants a number up to 65535, not "${text}".`);
  return port;
}

/** One of these words. */
export function readChoice<Choice extends string>(option: string, text: string, choices: readonly Choice[]): Choice {
  const choice = choices.find((one) => one === text);
  if (choice === undefined) throw new UsageError(`--${option} is one of ${choices.join(', ')}, not "${text}".`);
  return choice;
}
