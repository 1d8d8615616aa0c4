import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

/**
 * Writes the element's types for JSX, Vue and Svelte from the manifest. They lean on the class, so that a property's type stands in one
 * place, and on what each framework says of any HTML element; no framework has to be installed.
 */
export const frameworkTypesPlugin = ({outdir}) => ({
  name: 'framework-types',
  packageLinkPhase({customElementsManifest}) {
    const declarations = customElementsManifest.modules.flatMap((module) => module.declarations);
    const element = declarations.find(({tagName}) => tagName);
    mkdirSync(outdir, {recursive: true});
    for (const [name, write] of Object.entries({settings, jsx, vue, svelte})) {
      writeFileSync(join(outdir, `${name}.d.ts`), write(element));
    }
    // Types alone; a module all the same, for a page that imports it.
    for (const name of ['jsx', 'vue', 'svelte']) writeFileSync(join(outdir, `${name}.js`), 'export {};\n');
  },
});

const entry = (description, name, type) => `  /** ${description} */\n  '${name}'?: ${type} | undefined;`;

/** A property by its own name, and by its attribute's where that is another. Some attributes are JSON, which their properties take too. */
function settingsOf({members, attributes}) {
  const writable = members.filter(({kind, readonly}) => kind === 'field' && !readonly);
  return writable.flatMap(({name, description, type}) => {
    const attribute = attributes.find(({fieldName}) => fieldName === name);
    const property = `TrustpayCheckout['${name}']`;
    const isJson = attribute.type.text !== type.text;
    const entries = [entry(description, name, isJson ? `${property} | string` : property)];
    if (attribute.name !== name) entries.push(entry(description, attribute.name, isJson ? 'string' : property));
    return entries;
  });
}

const customProperties = ({cssProperties}) =>
  cssProperties.map(({name, description, default: fallback}) =>
    entry(`${description} Default: ${fallback}.`, name, 'string'),
  );

const settings = (
  element,
) => `import type {TrustpayCheckout, ${element.events.map(({type}) => type.text).join(', ')}} from '../module/index.js';

/** What can be set on \`<${element.tagName}>\`: properties, and attributes where they have another name. */
export interface TrustpayCheckoutSettings {
${settingsOf(element).join('\n')}
}

type Dispatched<Type extends Event> = Type & {readonly target: TrustpayCheckout; readonly currentTarget: TrustpayCheckout};

/** The events by name. */
export interface TrustpayCheckoutEvents {
${element.events.map(({name, description, type}) => `  /** ${description} */\n  '${name}': Dispatched<${type.text}>;`).join('\n')}
}

/** \`ontrustpay-redirect\`, as React 19, Preact, Solid and Svelte listen to an event of this name; another spelling is never called. */
export type TrustpayCheckoutListeners = {
  [Name in keyof TrustpayCheckoutEvents as \`on\${Name}\`]?: ((event: TrustpayCheckoutEvents[Name]) => void) | undefined;
} & {
  [Name in keyof TrustpayCheckoutEvents as \`on\${Capitalize<Name>}\`]?: never;
};

/** The custom properties. */
export interface TrustpayCheckoutStyle {
${customProperties(element).join('\n')}
}
`;

const jsx = ({tagName}) => `import type {TrustpayCheckout} from '../module/index.js';
import type {
  TrustpayCheckoutEvents,
  TrustpayCheckoutListeners,
  TrustpayCheckoutSettings,
  TrustpayCheckoutStyle,
} from './settings.js';

type Settings = TrustpayCheckoutSettings & TrustpayCheckoutListeners;

/** Solid says of each attribute how it is set. */
type SolidSettings = Settings & {
  [Name in keyof TrustpayCheckoutSettings as \`\${'prop' | 'attr' | 'bool'}:\${Name}\`]?: TrustpayCheckoutSettings[Name];
} & {
  [Name in keyof TrustpayCheckoutEvents as \`on:\${Name}\`]?: (event: TrustpayCheckoutEvents[Name]) => void;
};

/** Qwik calls what ends in \`$\` alone. */
type QwikSettings = TrustpayCheckoutSettings & {
  [Name in keyof TrustpayCheckoutEvents as \`on-\${Name}$\`]?: (event: TrustpayCheckoutEvents[Name], element: TrustpayCheckout) => void;
} & {
  [Name in keyof TrustpayCheckoutListeners]?: never;
};

/** Astro writes attributes: no property, no object, no listener. */
type AstroSettings = {
  [Name in keyof TrustpayCheckoutSettings as Name extends Lowercase<Name> ? Name : never]?: Exclude<TrustpayCheckoutSettings[Name], object>;
} & {
  [Name in keyof TrustpayCheckoutListeners]?: never;
};

// Where one of these frameworks is not installed, what is said of it is not read; hence the comments to the compiler.

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      // @ts-ignore
      '${tagName}': Settings & {class?: string} & DetailedHTMLProps<HTMLAttributes<TrustpayCheckout>, TrustpayCheckout>;
    }
  }
  interface CSSProperties extends TrustpayCheckoutStyle {}
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      // @ts-ignore
      '${tagName}': Settings & Omit<IntrinsicElements['div'], 'ref'> & {ref?: import('preact').Ref<TrustpayCheckout>};
    }
  }
}

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      // @ts-ignore
      '${tagName}': SolidSettings & HTMLAttributes<TrustpayCheckout>;
    }
  }
}

declare module '@builder.io/qwik' {
  namespace QwikJSX {
    interface IntrinsicElements {
      // @ts-ignore
      '${tagName}': QwikSettings & HTMLAttributes<TrustpayCheckout>;
    }
  }
}

declare global {
  namespace astroHTML.JSX {
    interface DefinedIntrinsicElements {
      // @ts-ignore
      '${tagName}': AstroSettings & HTMLAttributes;
    }
  }
}
`;

const vue = ({tagName}) => `import type {EmitFn, HTMLAttributes, PublicProps} from 'vue';
import type {TrustpayCheckout} from '../module/index.js';
import type {TrustpayCheckoutEvents, TrustpayCheckoutSettings} from './settings.js';

type Listeners = {
  [Name in keyof TrustpayCheckoutEvents as \`on\${Capitalize<Name>}\`]?: (event: TrustpayCheckoutEvents[Name]) => void;
};

type Emitted = {[Name in keyof TrustpayCheckoutEvents]: (event: TrustpayCheckoutEvents[Name]) => void};

declare module 'vue' {
  interface GlobalComponents {
    '${tagName}': new () => TrustpayCheckout & {
      $props: TrustpayCheckoutSettings & Listeners & HTMLAttributes & PublicProps;
      $emit: EmitFn<Emitted>;
    };
  }
}
`;

const svelte = ({tagName}) => `import type {TrustpayCheckout} from '../module/index.js';
import type {TrustpayCheckoutEvents, TrustpayCheckoutListeners, TrustpayCheckoutSettings} from './settings.js';

/** As Svelte 4 listens. */
type Directives = {
  [Name in keyof TrustpayCheckoutEvents as \`on:\${Name}\`]?: (event: TrustpayCheckoutEvents[Name]) => void;
};

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    // @ts-ignore
    '${tagName}': TrustpayCheckoutSettings & TrustpayCheckoutListeners & Directives & HTMLAttributes<TrustpayCheckout>;
  }
}
`;
