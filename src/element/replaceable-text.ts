import {keyed} from 'lit/directives/keyed.js';

/** Text that gets a new node when it changes, because a translator may have replaced the old one, which Lit would go on writing into. */
export const replaceableText = (text: string | undefined) => keyed(text, text);
